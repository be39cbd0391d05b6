import asyncio


async def check_rest():
    await asyncio.sleep(0)
