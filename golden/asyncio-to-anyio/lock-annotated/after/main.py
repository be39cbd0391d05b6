from typing import Optional

import anyio


class Cache:
    _lock: anyio.Lock
    _ready: Optional[anyio.Event] = None

    def __init__(self):
        self._lock = anyio.Lock()

    async def fill(self):
        async with self._lock:
            if self._ready is None:
                self._ready = anyio.Event()
            if self._ready and not self._ready.is_set():
                self._ready.set()
            await self._ready.wait()
        print("filled")


async def main():
    gate: anyio.Event = anyio.Event()
    gate.set()
    await gate.wait()
    await Cache().fill()


anyio.run(main)
