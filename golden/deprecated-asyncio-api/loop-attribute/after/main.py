import asyncio


class Pool:
    def __init__(self, loop=None):
        self._loop = loop or asyncio.get_event_loop()
        self._lock = asyncio.Lock()
        self._free = asyncio.LifoQueue()

    async def close(self):
        await asyncio.gather(*[conn.close() for conn in self._conns])
