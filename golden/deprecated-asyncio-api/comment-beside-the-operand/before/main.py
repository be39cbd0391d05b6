import asyncio


@asyncio.coroutine
def read():
    return (yield from  # until the file is there
            asyncio.sleep(1))


@asyncio.coroutine  # for the old server
def write():
    yield from asyncio.sleep(1)
