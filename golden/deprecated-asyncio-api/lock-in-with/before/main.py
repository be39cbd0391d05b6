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
        with (yield from self._changed):
            self._changed.notify_all()
