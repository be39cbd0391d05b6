import asyncio


class Pool:
    def __init__(self, loop):
        self._lock = asyncio.Lock(loop=loop)
