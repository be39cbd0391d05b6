import asyncio


async def read(reader):
    return await asyncio.wait_for(reader.readline(), 5)


async def write(writer):
    await asyncio.wait_for(writer.drain(), 5)
