from redis import asyncio as redis


async def load(url):
    return await redis.from_url(url).get("key")
