import redis
import redis.asyncio


async def add(client: redis.asyncio.Redis, name, pipe=None):
    target = client.pipeline() if not pipe else pipe
    target.sadd("names", name)
    if target:
        await target.execute()
    return client and name
