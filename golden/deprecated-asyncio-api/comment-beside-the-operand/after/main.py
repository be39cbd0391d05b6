import asyncio


async def read():
    return (await  # until the file is there
            asyncio.sleep(1))


@asyncio.coroutine  # for the old server
def write():
    yield from asyncio.sleep(1)
