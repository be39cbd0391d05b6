import sys

if sys.platform == "win32":
    import aioredis
else:
    import aioredis


async def ping(redis):
    try:
        await redis.ping()
    except aioredis.exceptions.RedisError:
        return False
