import asyncio
from contextlib import suppress


async def beat(self):
    with suppress(asyncio.CancelledError):
        while True:
            await asyncio.sleep(1)
    with suppress(OSError, BaseException):
        await self.send("bye")
    with suppress(OSError):
        await self.send("bye")
