import asyncio

from pymongo import AsyncMongoClient

client = AsyncMongoClient()


async def main():
    print(await client.shop.items.find_one())


asyncio.run(main())
