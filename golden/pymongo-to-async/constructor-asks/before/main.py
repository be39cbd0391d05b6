from pymongo import MongoClient


class Store:
    def __init__(self, client: MongoClient):
        self.names = client.shop.list_collection_names()
