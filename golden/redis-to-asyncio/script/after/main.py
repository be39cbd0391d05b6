import redis
import redis.asyncio

client = redis.asyncio.Redis()
take = client.register_script("return redis.call('decr', KEYS[1])")


async def left(name):
    return await take(keys=[name])
