from pymongo import MongoClient

client = MongoClient()
print(client.shop.items.find_one())
