from pymongo import MongoClient


class Store:
    def __init__(self, url):
        self.client = MongoClient(url)
        self.items = self.client.shop.items

    def get(self, key):
        return self.items.find_one({"key": key})

    def names(self):
        return self.items.distinct("name")

    def close(self):
        self.client.close()
