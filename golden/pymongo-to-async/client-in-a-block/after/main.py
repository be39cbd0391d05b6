from pymongo import AsyncMongoClient


async def names(url):
    async with AsyncMongoClient(url) as client:
        return await client.list_database_names()
