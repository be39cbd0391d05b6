from pymongo import ASCENDING, AsyncMongoClient, IndexModel


async def create(client: AsyncMongoClient):
    users = client.get_database("shop").get_collection("users")
    await users.create_index([("name", ASCENDING)], unique=True)
    await users.create_indexes([IndexModel("email")])
    return await users.index_information(), [index["name"] async for index in await users.list_indexes()]
