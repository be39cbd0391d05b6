from pymongo import MongoClient


def batches(client: MongoClient):
    for batch in client.shop.items.find_raw_batches():
        yield batch
