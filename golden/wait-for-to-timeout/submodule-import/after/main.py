import asyncio.tasks


async def read(reader):
    async with asyncio.timeout(5):
        return await reader.readline()
