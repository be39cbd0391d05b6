import asyncio


@asyncio.coroutine
def read(stream):
    line = yield from stream.readline()
    return line
