import asyncio


async def read(reader):
    await asyncio.wait_for(reader.read(), 5)


del asyncio
