from pymongo import AsyncMongoClient

items = AsyncMongoClient().shop.items


async def load(key):
    return await items.find_one({"key": key})
