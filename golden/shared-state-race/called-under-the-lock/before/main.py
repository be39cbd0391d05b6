import asyncio


class Wallet:
    def __init__(self):
        self._lock = asyncio.Lock()
        self.coins = 0

    async def empty(self):
        async with self._lock:
            self.coins = 0
            await self.add(1)

    async def add(self, count):
        coins = self.coins
        await asyncio.sleep(0)
        self.coins = coins + count


class Purse:
    def __init__(self):
        self._lock = asyncio.Lock()
        self.coins = 0

    async def empty(self):
        await self._lock.acquire()
        try:
            self.coins = 0
            await self.add(1)
        finally:
            self._lock.release()

    async def show(self):
        async with self._lock:
            print(self.coins)

    async def add(self, count):
        coins = self.coins
        await asyncio.sleep(0)
        self.coins = coins + count


async def main():
    for owner in (Wallet(), Purse()):
        await asyncio.wait_for(owner.empty(), 1)
        print(owner.coins)


asyncio.run(main())
