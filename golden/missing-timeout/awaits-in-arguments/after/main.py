import asyncio


async def ask(find):
    async with asyncio.timeout(30):
        return await asyncio.open_connection(await find("host"), 80)
