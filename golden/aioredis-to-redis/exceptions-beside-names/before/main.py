from aioredis import Redis, exceptions


async def ping(redis: Redis):
    try:
        await redis.ping()
    except exceptions.ConnectionError:
        return False
