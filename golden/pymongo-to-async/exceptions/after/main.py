from pymongo import AsyncMongoClient
from pymongo.errors import DuplicateKeyError, PyMongoError


async def add(client: AsyncMongoClient, user):
    try:
        await client.shop.users.insert_one(user)
    except DuplicateKeyError:
        return False
    except PyMongoError as error:
        raise LookupError(str(error)) from error
    return True
