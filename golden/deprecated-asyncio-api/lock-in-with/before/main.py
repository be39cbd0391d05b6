import asyncio


class Cache:
    def __init__(self, client):
        self._client = client
        self._lock = asyncio.Lock()
        self._changed = asyncio.Condition()

    @asyncio.coroutine
    def get(self, key):
        with (yield from self._lock):
            yield from asyncio.sleep(0)
            print(self._lock.locked())
        with (yield from self._changed):
            self._changed.notify_all()
        return key


@asyncio.coroutine
def main():
    cache = Cache(None)
    print((yield from cache.get("key")), cache._lock.locked())


asyncio.run(main())
