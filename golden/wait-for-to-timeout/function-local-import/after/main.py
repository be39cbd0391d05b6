async def read(reader):
    from asyncio import timeout

    async with timeout(5):
        return await reader.readline()


async def write(writer):
    import asyncio

    async with asyncio.timeout(5):
        await writer.drain()
