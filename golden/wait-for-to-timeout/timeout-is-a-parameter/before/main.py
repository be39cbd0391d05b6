import os
from asyncio import wait_for


async def read(reader, timeout=5):
    line = await wait_for(reader.readline(), timeout)
    return line.rstrip(os.linesep)
