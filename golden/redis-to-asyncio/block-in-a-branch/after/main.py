import redis
import redis.asyncio


async def load(host, key):
    if host is not None:
        async with redis.asyncio.Redis(host=host) as client:
            value = await client.get(key)
        print(value)
    return None
