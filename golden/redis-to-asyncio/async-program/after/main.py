import asyncio

import redis
import redis.asyncio

client = redis.asyncio.Redis()


async def load(key):
    return await client.get(key)


async def main():
    print(await asyncio.gather(load("a"), load("b")))


asyncio.run(main())
