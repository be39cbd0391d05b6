async def load(url):
    from redis import asyncio as aioredis

    return await aioredis.from_url(url).get("key")
