import asyncio


@asyncio.coroutine
def produce(queue):
    yield queue


@asyncio.coroutine
def receive():
    value = yield
    return value
