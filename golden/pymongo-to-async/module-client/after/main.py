from pymongo import AsyncMongoClient

client = AsyncMongoClient("mongodb://db:27017")
db = client.shop
orders = db["orders"]


async def find(number):
    return await orders.find_one({"_id": number})


async def users():
    return [user["name"] async for user in db.users.find()]
