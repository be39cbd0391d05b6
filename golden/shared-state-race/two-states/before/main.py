import asyncio


async def load(key):
    print("load", key)
    await asyncio.sleep(0)
    return len(key)

class Store:
    def __init__(self):
        self.total = self.size = 0
        self.count = 0

    async def add(self, key):
        self.total += await load(key)
        self.count += await load("x")


async def main():
    store = Store()
    await store.add("ab")
    print(store.total, store.count)


asyncio.run(main())
