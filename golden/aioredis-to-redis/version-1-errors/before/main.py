import aioredis


async def load(redis):
    try:
        return await redis.get("key")
    except aioredis.errors.RedisError:
        return None
