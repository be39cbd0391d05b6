from pymongo import MongoClient


def count(client: MongoClient):
    return client.shop.items.count({})
