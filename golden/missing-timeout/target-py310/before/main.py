import asyncio


async def ask(host):
    return await asyncio.open_connection(host, 80)
