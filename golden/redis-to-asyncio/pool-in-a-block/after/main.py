import redis
import redis.asyncio


async def load(url, key):
    async with redis.asyncio.ConnectionPool.from_url(url) as pool:
        return await redis.asyncio.Redis(connection_pool=pool).get(key)
