import asyncio
import sys

if sys.version_info >= (3, 11):
    async def limited(awaitable):
        async with asyncio.timeout(5):
            return await awaitable
else:
    async def limited(awaitable):
        return await asyncio.wait_for(awaitable, 5)


async def read(reader):
    if sys.version_info[:2] < (3, 11):
        return await asyncio.wait_for(reader.read(), 5)
    if sys.version_info >= (3, 12):
        return await limited(reader.read())
    elif sys.version_info > (3, 10):
        return await limited(reader.read())
    else:
        return await asyncio.wait_for(reader.read(), 5)
