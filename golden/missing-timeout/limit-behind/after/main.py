import asyncio


async def ask(host):
    async with asyncio.timeout(30):
        reader, writer = await asyncio.open_connection(host, 80)
    async with asyncio.timeout(5):
        return await reader.read(1)


async def tell(host, timeouts):
    with timeouts.measured():
        async with asyncio.timeout(1):
            pass
        return await asyncio.open_connection(host, 80)
