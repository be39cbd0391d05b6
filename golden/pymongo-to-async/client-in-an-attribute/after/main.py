from pymongo import AsyncMongoClient


class Store:
    def __init__(self, url):
        self.client = AsyncMongoClient(url)
        self.items = self.client.shop.items

    async def get(self, key):
        return await self.items.find_one({"key": key})

    async def names(self):
        return await self.items.distinct("name")

    async def close(self):
        await self.client.close()
