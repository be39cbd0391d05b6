from pymongo import MongoClient


class Client(MongoClient):
    def items(self):
        return self.shop.items.find_one()
