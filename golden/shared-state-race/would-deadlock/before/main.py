import asyncio


async def load(key):
    print("load", key)
    await asyncio.sleep(0)
    return len(key)

class Store:
    def __init__(self):
        self.total = 0

    async def add(self, key):
        total = self.total
        if key:
            await self.add_rest(key[1:])
        await load(key)
        self.total = total + 1

    async def add_rest(self, key):
        if key:
            await self.add(key)


async def main():
    store = Store()
    await store.add("abc")
    print(store.total)


asyncio.run(main())
