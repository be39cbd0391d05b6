import asyncio


async def ask(find):
    return await asyncio.open_connection(await find("host"), 80)
