import asyncio

import redis
import redis.asyncio

client = redis.asyncio.Redis()


async def main():
    print(await client.get("a"))


asyncio.run(main())
