from pymongo import AsyncMongoClient, DESCENDING


async def newest(client: AsyncMongoClient, count):
    cursor = client.shop.orders.find({"paid": True}, {"_id": 0}).sort("at", DESCENDING).limit(count)
    async for order in cursor:
        yield order


async def all_orders(client: AsyncMongoClient):
    return [item async for item in client.shop.orders.find().skip(2).batch_size(100)], await client.shop.orders.find().to_list()
