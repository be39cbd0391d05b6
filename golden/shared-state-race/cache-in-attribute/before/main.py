import asyncio


async def load(key):
    print("load", key)
    await asyncio.sleep(0)
    return len(key)

class Store:
    def __init__(self):
        self.cache = {}

    async def get(self, key):
        if key not in self.cache:
            self.cache[key] = await load(key)
        return self.cache[key]


async def main():
    store = Store()
    print(await store.get("a"), await store.get("a"))


asyncio.run(main())
