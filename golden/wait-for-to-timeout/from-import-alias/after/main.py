from asyncio import timeout


async def read(reader):
    async with timeout(5):
        return await reader.readline()
