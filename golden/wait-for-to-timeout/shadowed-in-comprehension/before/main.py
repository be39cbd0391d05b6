import asyncio


async def read(reader, modules):
    return [await asyncio.wait_for(reader.read(), 5) for asyncio in modules]
