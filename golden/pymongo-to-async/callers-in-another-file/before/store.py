from pymongo import MongoClient

items = MongoClient().shop.items


def load(key):
    return items.find_one({"key": key})
