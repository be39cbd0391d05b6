import asyncio


async def connections(host):
    async with asyncio.timeout(30):
        connection = await asyncio.open_connection(host, 80)
    yield connection
    async with asyncio.timeout(3):
        reader, writer = await asyncio.open_connection(host, 80)
    async with asyncio.timeout(30):
        result = await reader.read(1)
    yield result
