import asyncio


class Store:
    def __init__(self):
        self.total = 0
        self.lock = asyncio.Lock()

    async def price(self):
        async with self.lock:
            return self.total + 1

    async def add(self):
        self.total += await self.price()
