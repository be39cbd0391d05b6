import redis.asyncio
import redis.client

one = redis.asyncio.Redis()
two = redis.asyncio.Redis(db=1)


async def both():
    return await one.dbsize(), await two.dbsize()
