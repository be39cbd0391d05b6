import asyncio


async def ask(host):
    async with asyncio.timeout(2.5):
        return await asyncio.open_connection(host, 80)
