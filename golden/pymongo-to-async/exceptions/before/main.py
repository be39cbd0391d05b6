from pymongo import MongoClient
from pymongo.errors import DuplicateKeyError, PyMongoError


def add(client: MongoClient, user):
    try:
        client.shop.users.insert_one(user)
    except DuplicateKeyError:
        return False
    except PyMongoError as error:
        raise LookupError(str(error)) from error
    return True
