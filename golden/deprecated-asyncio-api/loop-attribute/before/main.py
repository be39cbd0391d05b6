import asyncio


class Pool:
    def __init__(self, loop=None):
        self._loop = loop or asyncio.get_event_loop()
        self._lock = asyncio.Lock(loop=self._loop)
        self._free = asyncio.LifoQueue(loop=self._loop)

    async def close(self):
        await asyncio.gather(*[conn.close() for conn in self._conns], loop=self._loop)
