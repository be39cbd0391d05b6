import redis
import redis.asyncio

OPTIONS = {"host": "cache"}
client = redis.asyncio.Redis(**OPTIONS)


async def load(key):
    return await client.get(key)
