import redis
import redis.asyncio


async def count(host):
    async with redis.asyncio.Redis(host=host) as client:
        await client.incr("count")
        value = await client.get("count")
    return int(value)
