from pymongo import AsyncMongoClient


async def load(client: AsyncMongoClient):
    return await client.shop.orders.archive.find_one(), await client.shop["orders.archive"].find_one()
