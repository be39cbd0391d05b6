import asyncio
import contextlib
from collections.abc import AsyncIterator

import net


class Pages(AsyncIterator[str]):
    def __init__(self, count):
        self.count = count

    async def __anext__(self):
        self.count -= 1
        if self.count < 0:
            raise StopAsyncIteration
        return await net.read(f"page {self.count}")


class Connection(contextlib.AbstractAsyncContextManager):
    async def __aenter__(self):
        return await net.read("open")

    async def __aexit__(self, *exc_info):
        print(await net.read("close"))


async def main():
    async with Connection() as name:
        print(name)
    async for page in Pages(2):
        print(page)


asyncio.run(main())
