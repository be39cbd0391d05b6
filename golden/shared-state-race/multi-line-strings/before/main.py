import asyncio


async def load(key):
    print("load", key)
    await asyncio.sleep(0)
    return len(key)

class Store:
    def __init__(self):
        self.text = ""

    async def add(self, key):
        text = self.text
        await load(key)
        self.text = text + """
  more
"""


async def main():
    store = Store()
    await store.add("a")
    print(store.text)


asyncio.run(main())
