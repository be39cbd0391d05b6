import asyncio


@asyncio.coroutine
def read(cache, future: asyncio.Future):
    yield from (
        asyncio.sleep(1)
    )
    yield from asyncio.sleep(1) or asyncio.sleep(2)
    return (yield from (yield from future))
