async def read(reader):
    from asyncio import wait_for

    return await wait_for(reader.readline(), 5)


async def write(writer):
    import asyncio

    await asyncio.wait_for(writer.drain(), 5)
