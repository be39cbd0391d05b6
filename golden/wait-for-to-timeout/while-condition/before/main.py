import asyncio


async def read_all(reader):
    while await asyncio.wait_for(reader.readline(), 5):
        pass
