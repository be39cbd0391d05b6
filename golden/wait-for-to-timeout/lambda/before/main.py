import asyncio


def limited(coroutine):
    return lambda: asyncio.wait_for(coroutine, 5)
