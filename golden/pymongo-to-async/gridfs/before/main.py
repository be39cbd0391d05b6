import gridfs
from pymongo import MongoClient


def store(data):
    client = MongoClient()
    number = gridfs.GridFS(client.shop).put(data)
    client.close()
    return number
