from functools import lru_cache

from pymongo import MongoClient


@lru_cache
def database():
    return MongoClient("mongodb://db").get_database("shop")


def load(key):
    return database().items.find_one({"key": key})
