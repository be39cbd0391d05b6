import asyncio


async def load(key):
    print("load", key)
    await asyncio.sleep(0)
    return len(key)

class Store:
    def __init__(self):
        self.total = 0
        self._total_lock = asyncio.Lock()

    async def add(self, key):
        async with self._total_lock:
            self.total += await load(key)

    async def subtract(self, key):
        async with self._total_lock:
            total = self.total
            self.total = total - await load(key)


async def main():
    store = Store()
    await store.add("ab")
    await store.subtract("c")
    print(store.total)


asyncio.run(main())
