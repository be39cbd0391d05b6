import asyncio


async def load(key):
    print("load", key)
    await asyncio.sleep(0)
    return len(key)

class Store:
    def __init__(self):
        self.total = 0

    async def add(self, key):
        size = await load(key)
        self.total = self.total + size
        self.total += size


async def main():
    store = Store()
    await store.add("a")
    print(store.total)


asyncio.run(main())
