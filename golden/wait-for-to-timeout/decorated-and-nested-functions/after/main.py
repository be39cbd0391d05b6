import asyncio
import functools


class Client:
    @functools.wraps(print)
    async def read(self):
        async def inner():
            async with asyncio.timeout(5):
                await self.lock.acquire()

        async with asyncio.timeout(5):
            return await inner()
