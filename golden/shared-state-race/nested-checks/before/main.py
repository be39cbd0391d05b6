import asyncio


async def load(key):
    print("load", key)
    await asyncio.sleep(0)
    return len(key)

class Store:
    def __init__(self):
        self.session = None

    async def open(self):
        if self.session is None:
            self.session = await load("")
            if self.session == 0:
                self.session = await load("default")


async def main():
    store = Store()
    await store.open()
    print(store.session)


asyncio.run(main())
