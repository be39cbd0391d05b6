import pymongo


async def count(client: pymongo.AsyncMongoClient, name):
    return await client["my-db"][name].count_documents({})
