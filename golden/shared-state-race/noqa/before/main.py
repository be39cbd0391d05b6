import asyncio


async def load(key):
    print("load", key)
    await asyncio.sleep(0)
    return len(key)

class Store:
    def __init__(self):
        self.total = 0

    async def add(self, key):
        self.total += await load(key)  # noqa: shared-state-race


async def main():
    store = Store()
    await asyncio.gather(store.add("a"))
    print(store.total)


asyncio.run(main())
