from aioredis import create_redis


async def load(url):
    return await (await create_redis(url)).get("key")
