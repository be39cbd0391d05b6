import asyncio

lock = asyncio.Lock()


class Cache:
    lock = None

    def __init__(self):
        self.lock = asyncio.Lock()

    @asyncio.coroutine
    def get(self):
        with (yield from self
              .lock):
            return 1
