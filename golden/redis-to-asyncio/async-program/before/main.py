import asyncio

import redis

client = redis.Redis()


async def load(key):
    return client.get(key)


async def main():
    print(await asyncio.gather(load("a"), load("b")))


asyncio.run(main())
