import asyncio


async def load(key):
    print("load", key)
    await asyncio.sleep(0)
    return len(key)

class Store:
    def __init__(self):
        self.state = "idle"

    async def add(self, key):
        if self.state == "idle":
            self.state = "busy"
            await load(key)
            self.state = "idle"


async def main():
    store = Store()
    await store.add("a")
    print(store.state)


asyncio.run(main())
