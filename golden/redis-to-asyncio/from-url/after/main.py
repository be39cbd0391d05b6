import redis
import redis.asyncio


async def sizes(url):
    first = redis.asyncio.from_url(url, db=0)
    second = redis.asyncio.Redis.from_url(url, db=1)
    sizes = await first.dbsize(), await second.dbsize()
    await first.aclose()
    await second.aclose()
    return sizes
