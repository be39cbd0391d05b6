import redis
import redis.asyncio


async def visit(client: redis.asyncio.Redis, page):
    async with client.pipeline() as pipe:
        pipe.incr(f"visits:{page}")
        pipe.expire(f"visits:{page}", 3600)
        visits, _ = await pipe.execute()
    return visits, await client.pipeline(transaction=False).get("a").get("b").execute()
