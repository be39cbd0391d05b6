from aioredis import (  # the client
    ConnectionError,
    Redis,
)


async def ping(redis: Redis):
    try:
        await redis.ping()
    except ConnectionError:
        return False
