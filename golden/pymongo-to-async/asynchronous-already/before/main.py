from pymongo import AsyncMongoClient


async def load(key):
    async with AsyncMongoClient() as client:
        return await client.shop.items.find_one({"key": key})
