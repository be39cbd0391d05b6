import aioredis


async def save(redis: aioredis.Redis, event):
    await redis.hmset_dict("event", event)
