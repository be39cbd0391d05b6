import asyncio

import redis
import redis.asyncio

client = redis.asyncio.Redis()


async def load(key):
    return await client.get(key)


async def main():
    for key in "abc":
        print(await load(key))


asyncio.run(main())
