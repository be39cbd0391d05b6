import aioredis


async def load(url):
    redis = aioredis.from_url(url)
    try:
        return await redis.get("key")
    except (aioredis.exceptions.ConnectionError, aioredis.TimeoutError):
        return None
