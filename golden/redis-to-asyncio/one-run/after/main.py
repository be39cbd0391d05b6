import asyncio

import redis
import redis.asyncio

client = redis.asyncio.Redis()


async def load(key):
    return await client.get(key)


async def main():
    print(await load("a"), await load("b"))


if __name__ == "__main__":
    asyncio.run(main())
