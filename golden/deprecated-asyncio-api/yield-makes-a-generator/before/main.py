import asyncio


@asyncio.coroutine
def cached(value):
    return value
    yield


@asyncio.coroutine
def broken():
    raise OSError("gone")
    yield from ()


print(asyncio.run(asyncio.wait_for(cached(1), 5)))
