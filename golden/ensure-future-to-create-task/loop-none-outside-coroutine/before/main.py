import asyncio


async def work():
    return 1


def start():
    return asyncio.ensure_future(work(), loop=None)
