from pymongo import ASCENDING, IndexModel, MongoClient


def create(client: MongoClient):
    users = client.get_database("shop").get_collection("users")
    users.create_index([("name", ASCENDING)], unique=True)
    users.create_indexes([IndexModel("email")])
    return users.index_information(), [index["name"] for index in users.list_indexes()]
