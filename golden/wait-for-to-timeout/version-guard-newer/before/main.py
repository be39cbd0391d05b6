import asyncio
import sys


async def read(reader):
    if sys.version_info >= (3, 12):
        return await asyncio.wait_for(reader.read(), 5)
    return None
