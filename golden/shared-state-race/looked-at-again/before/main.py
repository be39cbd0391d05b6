import asyncio


async def load(key):
    print("load", key)
    await asyncio.sleep(0)
    return len(key)

class Store:
    def __init__(self):
        self.session = None
        self.lock = asyncio.Lock()

    async def open(self):
        if self.session is None:
            async with self.lock:
                if self.session is None:
                    self.session = await load("session")


async def main():
    store = Store()
    await store.open()
    print(store.session)


asyncio.run(main())
