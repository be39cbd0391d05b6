import redis.asyncio as redis


async def load(key):
    client = redis.Redis()
    async with client.pipeline() as pipe:
        pipe.get(key)
        value, = await pipe.execute()
    await client.aclose()
    return value
