import asyncio
import functools


class Client:
    @functools.wraps(print)
    async def read(self):
        async def inner():
            await asyncio.wait_for(self.lock.acquire(), 5)

        return await asyncio.wait_for(inner(), timeout=5)
