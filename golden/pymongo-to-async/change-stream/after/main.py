from pymongo import AsyncMongoClient


async def watch(client: AsyncMongoClient, handle):
    async with await client.shop.orders.watch(full_document="updateLookup") as stream:
        async for change in stream:
            handle(change["fullDocument"])
