import asyncio


def begin(job, loop):
    return asyncio.async(job, loop=loop)


@asyncio.coroutine
def rest():
    yield from asyncio.sleep(1)
