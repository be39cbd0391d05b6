import asyncio


async def read(reader):
    await asyncio.wait_for(task := reader.read(), 5)
    return task
