import asyncio


async def read(reader, timeout, limits):
    await asyncio.wait_for(reader.read(), timeout)
    await asyncio.wait_for(reader.read(), limits["read"])
