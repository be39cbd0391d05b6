import asyncio
import os


async def read(reader, timeout=5):
    async with asyncio.timeout(timeout):
        line = await reader.readline()
    return line.rstrip(os.linesep)
