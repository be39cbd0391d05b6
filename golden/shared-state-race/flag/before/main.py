import asyncio


async def load(key):
    print("load", key)
    await asyncio.sleep(0)
    return len(key)

class Store:
    def __init__(self):
        self.closed = False

    async def add(self, key):
        if self.closed:
            return
        await load(key)
        self.closed = True


async def main():
    store = Store()
    await store.add("a")
    print(store.closed)


asyncio.run(main())
