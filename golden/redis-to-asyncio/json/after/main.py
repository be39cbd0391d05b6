import redis
import redis.asyncio
from redis.commands.json.path import Path


async def store(client: redis.asyncio.Redis, name, value):
    await client.json().set(name, Path.root_path(), value)
    await client.ts().add("changes", "*", 1)
    return await client.json().get(name)
