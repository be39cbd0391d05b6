import asyncio


async def read(reader, timeout):
    async with asyncio.timeout(5):
        return await reader.readline()
