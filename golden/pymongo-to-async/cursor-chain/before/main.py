from pymongo import DESCENDING, MongoClient


def newest(client: MongoClient, count):
    cursor = client.shop.orders.find({"paid": True}, {"_id": 0}).sort("at", DESCENDING).limit(count)
    for order in cursor:
        yield order


def all_orders(client: MongoClient):
    return list(client.shop.orders.find().skip(2).batch_size(100)), client.shop.orders.find().to_list()
