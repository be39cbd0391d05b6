import asyncio
import sys


async def read(reader):
    if sys.version_info >= (3, 12):
        async with asyncio.timeout(5):
            return await reader.read()
    return None
