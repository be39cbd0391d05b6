import pandas
from pymongo import MongoClient


def frame(client: MongoClient):
    return pandas.DataFrame(client.shop.items.find())
