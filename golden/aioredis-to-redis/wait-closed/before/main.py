import aioredis


async def close(redis: aioredis.Redis):
    redis.close()
    await redis.wait_closed()
