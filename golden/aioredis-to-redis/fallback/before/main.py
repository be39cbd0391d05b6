try:
    from redis import asyncio as aioredis
except ImportError:
    import aioredis


async def load(url):
    redis = aioredis.from_url(url)
    return await redis.get("key")
