from pymongo import MongoClient


def first(uri):
    client = MongoClient(uri)
    cursor = client.shop.orders.find({})
    try:
        return cursor.next()
    except StopIteration:
        return None
    finally:
        client.close()
