import asyncio


async def load(key):
    print("load", key)
    await asyncio.sleep(0)
    return len(key)

class Store:
    def __init__(self):
        self.total = 0

    async def values(self, key):
        total = self.total
        yield total
        await load(key)
        self.total = total + 1


async def main():
    store = Store()
    print([value async for value in store.values("a")], store.total)


asyncio.run(main())
