from pymongo import MongoClient


def names(url):
    with MongoClient(url) as client:
        return client.list_database_names()
