from pymongo import MongoClient

client = MongoClient("mongodb://db:27017")
db = client.shop
orders = db["orders"]


def find(number):
    return orders.find_one({"_id": number})


def users():
    return [user["name"] for user in db.users.find()]
