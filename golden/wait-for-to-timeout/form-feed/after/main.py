import asyncio


async def read(reader):
    async with asyncio.timeout(5):
        return await reader.readline()


async def write(writer):
    async with asyncio.timeout(5):
        await writer.drain()
