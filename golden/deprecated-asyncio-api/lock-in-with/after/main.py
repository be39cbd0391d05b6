import asyncio


class Cache:
    def __init__(self, client):
        self._client = client
        self._lock = asyncio.Lock()
        self._changed = asyncio.Condition()

    async def get(self, key):
        async with self._lock:
            await asyncio.sleep(0)
            print(self._lock.locked())
        async with self._changed:
            self._changed.notify_all()
        return key


async def main():
    cache = Cache(None)
    print(await cache.get("key"), cache._lock.locked())


asyncio.run(main())
