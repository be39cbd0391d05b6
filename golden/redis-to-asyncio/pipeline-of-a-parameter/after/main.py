import redis
import redis.asyncio


def add_all(pipe, names):
    for name in names:
        pipe.sadd("names", name)


async def store(client: redis.asyncio.Redis, names):
    pipe = client.pipeline()
    add_all(pipe, names)
    return await pipe.execute()
