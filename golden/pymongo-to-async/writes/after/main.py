from pymongo import AsyncMongoClient, InsertOne, ReturnDocument, UpdateOne


async def write(client: AsyncMongoClient):
    orders = client.shop.orders
    number = (await orders.insert_one({"price": 1})).inserted_id
    await orders.insert_many([{"price": 2}, {"price": 3}])
    changed = (await orders.update_many({"price": {"$gt": 1}}, {"$inc": {"price": 1}})).modified_count
    await orders.bulk_write([InsertOne({"price": 4}), UpdateOne({"price": 4}, {"$set": {"price": 5}})])
    order = await orders.find_one_and_update({"_id": number}, {"$set": {"paid": True}}, return_document=ReturnDocument.AFTER)
    return changed, order, (await orders.delete_one({"_id": number})).deleted_count
