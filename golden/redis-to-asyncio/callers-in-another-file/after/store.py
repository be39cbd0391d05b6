import redis
import redis.asyncio

client = redis.asyncio.Redis()


async def load(key):
    return await client.get(key)
