import asyncio


async def read(reader):
    async with asyncio.timeout(5):
        await reader.readline()
    async with asyncio.timeout(5):
        await reader.readline()
