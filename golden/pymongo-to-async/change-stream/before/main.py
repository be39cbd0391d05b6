from pymongo import MongoClient


def watch(client: MongoClient, handle):
    with client.shop.orders.watch(full_document="updateLookup") as stream:
        for change in stream:
            handle(change["fullDocument"])
