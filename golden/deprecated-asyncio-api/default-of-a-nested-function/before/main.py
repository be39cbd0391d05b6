import asyncio


@asyncio.coroutine
def outer():
    def inner(value=(yield from asyncio.sleep(0, "value"))):
        yield value

    return (lambda: (yield from inner()))
