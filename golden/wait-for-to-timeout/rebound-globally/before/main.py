import asyncio


def use(module):
    global asyncio
    asyncio = module


async def read(reader):
    await asyncio.wait_for(reader.read(), 5)
