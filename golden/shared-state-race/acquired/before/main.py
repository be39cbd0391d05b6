import asyncio


class Store:
    def __init__(self):
        self.total = 0
        self.lock = asyncio.Lock()

    async def add(self, price):
        await self.lock.acquire()
        try:
            self.total += await price()
        finally:
            self.lock.release()
