import asyncio


async def connections(host):
    yield await asyncio.open_connection(host, 80)
    async with asyncio.timeout(3):
        reader, writer = await asyncio.open_connection(host, 80)
    yield await reader.read(1)
