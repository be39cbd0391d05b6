import asyncio


def steps():
    yield


@asyncio.coroutine
def walk():
    yield from steps()
