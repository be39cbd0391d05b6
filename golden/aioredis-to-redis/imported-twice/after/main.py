import sys

if sys.platform == "win32":
    from redis import asyncio as aioredis
else:
    from redis import asyncio as aioredis


async def ping(redis):
    try:
        await redis.ping()
    except aioredis.RedisError:
        return False
