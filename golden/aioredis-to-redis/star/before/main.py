from aioredis import *


async def load(url):
    return await from_url(url).get("key")
