import functools

import redis
import redis.asyncio


@functools.lru_cache
def client():
    return redis.asyncio.Redis(host="cache")


async def load(key):
    return await client().get(key)
