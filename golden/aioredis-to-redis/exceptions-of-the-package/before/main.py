from aioredis import exceptions
from aioredis import from_url


async def load(url):
    try:
        return await from_url(url).get("key")
    except exceptions.RedisError:
        return None
