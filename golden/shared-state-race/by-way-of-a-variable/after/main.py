import asyncio


async def load(key):
    print("load", key)
    await asyncio.sleep(0)
    return len(key)

class Store:
    def __init__(self):
        self.cache = {}
        self._cache_lock = asyncio.Lock()

    async def get(self, key):
        async with self._cache_lock:
            size = self.cache.get(key)
            # Only the first one loads.
            if size is None:
                size = await load(key)
                self.cache[key] = size
        return size


async def main():
    store = Store()
    print(await store.get("a"), await store.get("a"))


asyncio.run(main())
