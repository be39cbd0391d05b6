import pymongo


def count(client: pymongo.MongoClient, name):
    return client["my-db"][name].count_documents({})
