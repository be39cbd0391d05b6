async def load(url):
    import aioredis

    return await aioredis.from_url(url).get("key")
