import asyncio


class Countdown:
    def __iter__(self):
        yield from asyncio.sleep(0).__await__()


class Pause:
    def __await__(self):
        yield from asyncio.sleep(0).__await__()

    __iter__ = __await__


@asyncio.coroutine
def count():
    yield from Countdown()


async def rest():
    await Pause()
