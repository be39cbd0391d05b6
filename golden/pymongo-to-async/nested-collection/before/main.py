from pymongo import MongoClient


def load(client: MongoClient):
    return client.shop.orders.archive.find_one(), client.shop["orders.archive"].find_one()
