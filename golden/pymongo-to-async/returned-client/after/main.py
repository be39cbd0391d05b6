from functools import lru_cache

from pymongo import AsyncMongoClient


@lru_cache
def database():
    return AsyncMongoClient("mongodb://db").get_database("shop")


async def load(key):
    return await database().items.find_one({"key": key})
