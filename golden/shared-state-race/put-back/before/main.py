import asyncio


async def load(key):
    print("load", key)
    await asyncio.sleep(0)
    return len(key)

class Store:
    def __init__(self):
        self.level = 1

    async def add(self, key):
        level = self.level
        self.level = 5
        await load(key)
        self.level = level


async def main():
    store = Store()
    await store.add("a")
    print(store.level)


asyncio.run(main())
