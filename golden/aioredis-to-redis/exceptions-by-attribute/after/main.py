from redis import asyncio as aioredis


async def load(url):
    redis = aioredis.from_url(url)
    try:
        return await redis.get("key")
    except (aioredis.ConnectionError, aioredis.TimeoutError):
        return None
