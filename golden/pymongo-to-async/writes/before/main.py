from pymongo import InsertOne, MongoClient, ReturnDocument, UpdateOne


def write(client: MongoClient):
    orders = client.shop.orders
    number = orders.insert_one({"price": 1}).inserted_id
    orders.insert_many([{"price": 2}, {"price": 3}])
    changed = orders.update_many({"price": {"$gt": 1}}, {"$inc": {"price": 1}}).modified_count
    orders.bulk_write([InsertOne({"price": 4}), UpdateOne({"price": 4}, {"$set": {"price": 5}})])
    order = orders.find_one_and_update({"_id": number}, {"$set": {"paid": True}}, return_document=ReturnDocument.AFTER)
    return changed, order, orders.delete_one({"_id": number}).deleted_count
