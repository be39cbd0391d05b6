from pymongo import MongoClient


def first(client: MongoClient):
    return client.shop.items.find().sort("at")[0]
