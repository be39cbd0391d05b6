import asyncio
from typing import Optional


class Cache:
    _lock: asyncio.Lock
    _ready: Optional[asyncio.Event] = None

    def __init__(self):
        self._lock = asyncio.Lock()

    async def fill(self):
        async with self._lock:
            if self._ready is None:
                self._ready = asyncio.Event()
            if self._ready and not self._ready.is_set():
                self._ready.set()
            await self._ready.wait()
        print("filled")


async def main():
    gate: asyncio.Event = asyncio.Event()
    gate.set()
    await gate.wait()
    await Cache().fill()


asyncio.run(main())
