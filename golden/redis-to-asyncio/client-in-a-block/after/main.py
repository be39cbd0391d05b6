import redis
import redis.asyncio


async def count(url):
    async with redis.asyncio.from_url(url) as client:
        await client.incr("count")
        return int(await client.get("count"))
