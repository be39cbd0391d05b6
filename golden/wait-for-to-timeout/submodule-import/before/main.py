import asyncio.tasks


async def read(reader):
    return await asyncio.wait_for(reader.readline(), 5)
