import asyncio
from contextlib import asynccontextmanager


class Box:
    def __init__(self):
        self._lock = asyncio.Lock()

    async def put(self, item):
        async with self._lock:
            self._store(item)

    async def put_twice(self, item):
        await self._lock.acquire()
        try:
            self._store(item)
        finally:
            self._lock.release()

    async def _store(self, item):
        await self._store_in_turn(item)

    async def _store_in_turn(self, item):
        async with self._guard():
            print("stored", item)

    def _guard(self):
        return self._lock
