import asyncio


class Store:
    def __init__(self):
        self.total = 0
        self._lock = asyncio.Lock()

    async def add(self, amount):
        async with self._lock:
            total = self.total
            await asyncio.sleep(0)
            self.total = total + amount

    async def subtract(self, amount):
        async with self._lock:
            total = self.total
            await asyncio.sleep(0)
            self.total = total - amount

    async def reset(self):
        async with self._lock:
            self.total = 0


HITS = {}
HITS_GUARD = asyncio.Lock()


async def value(key):
    print("made", key)
    await asyncio.sleep(0)
    return key


async def look_up(key):
    async with HITS_GUARD:
        return HITS.get(key)


async def hit(key):
    async with HITS_GUARD:
        if key not in HITS:
            HITS[key] = await value(key)
    return HITS[key]


async def main():
    store = Store()
    await asyncio.gather(store.add(5))
    await store.subtract(2)
    print(store.total, await hit("a"), await hit("a"))
    await store.reset()
    print(store.total, await look_up("a"))


asyncio.run(main())
