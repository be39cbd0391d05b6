import asyncio


async def read(reader, make):
    asyncio = make()
    await asyncio.wait_for(reader.read(), 5)


async def read_each(reader, makers):
    for asyncio in makers:
        await asyncio.wait_for(reader.read(), 5)


async def read_once(reader, make):
    if asyncio := make():
        await asyncio.wait_for(reader.read(), 5)


async def read_late(reader):
    try:
        await reader.read()
    except reader.Error as asyncio:
        await asyncio.wait_for(reader.read(), 5)
