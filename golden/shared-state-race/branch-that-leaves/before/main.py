import asyncio


async def load(key):
    print("load", key)
    await asyncio.sleep(0)
    return len(key)

class Store:
    def __init__(self):
        self.waiting = {}

    async def get(self, key):
        if key in self.waiting:
            await self.waiting[key].wait()
            return "waited"
        self.waiting[key] = asyncio.Event()
        await load(key)
        self.waiting[key].set()
        return "loaded"


async def main():
    store = Store()
    print(await asyncio.gather(store.get("a"), store.get("a")))


asyncio.run(main())
