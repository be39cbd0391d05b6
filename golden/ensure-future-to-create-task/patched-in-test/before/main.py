import asyncio


async def work():
    return 1


async def start():
    return asyncio.ensure_future(work())
