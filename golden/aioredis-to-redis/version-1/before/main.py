import aioredis
from aioredis import Redis


async def load(url) -> Redis:
    redis = await aioredis.create_redis_pool(url)
    return await redis.get("key")
