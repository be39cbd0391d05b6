import asyncio


async def load(key):
    print("load", key)
    await asyncio.sleep(0)
    return len(key)

class Store:
    def __init__(self):
        self._connection = None
        self._connection_lock = asyncio.Lock()

    async def connect(self):
        async with self._connection_lock:
            if self._connection is not None:
                return self._connection
            self._connection = await load("connection")
        return self._connection


async def main():
    store = Store()
    print(await store.connect(), await store.connect())


asyncio.run(main())
