import asyncio


@asyncio.coroutine
def cached(value):
    return value
    yield


@asyncio.coroutine
def broken():
    raise OSError("gone")

    yield from ()
