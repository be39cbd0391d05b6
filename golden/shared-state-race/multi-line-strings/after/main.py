import asyncio


async def load(key):
    print("load", key)
    await asyncio.sleep(0)
    return len(key)

class Store:
    def __init__(self):
        self.text = ""
        self._text_lock = asyncio.Lock()

    async def add(self, key):
        async with self._text_lock:
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
