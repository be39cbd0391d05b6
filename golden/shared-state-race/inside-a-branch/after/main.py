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
        if key:
            async with self._total_lock:
                total = self.total
                await load(key)
                self.total = total + 1
        return key


async def main():
    store = Store()
    await asyncio.gather(store.add("a"))
    print(store.total)


asyncio.run(main())
