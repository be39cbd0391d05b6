import asyncio


async def read(reader):
    return await asyncio.wait_for(reader.read(), 5)
