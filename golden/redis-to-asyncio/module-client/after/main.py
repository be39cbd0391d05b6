import redis
import redis.asyncio

client = redis.asyncio.Redis(host="cache", port=6379, decode_responses=True)


async def load(key):
    return await client.get(key)


async def store(key, value):
    await client.set(key, value, ex=60)
