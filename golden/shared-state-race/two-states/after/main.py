import asyncio


async def load(key):
    print("load", key)
    await asyncio.sleep(0)
    return len(key)

class Store:
    def __init__(self):
        self.total = self.size = 0
        self._total_lock = asyncio.Lock()
        self.count = 0
        self._count_lock = asyncio.Lock()

    async def add(self, key):
        async with self._total_lock:
            self.total += await load(key)
        async with self._count_lock:
            self.count += await load("x")


async def main():
    store = Store()
    await store.add("ab")
    print(store.total, store.count)


asyncio.run(main())
