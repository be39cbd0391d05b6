import asyncio
import contextlib


class Steps:
    @asyncio.coroutine
    def __iter__(self):
        yield from asyncio.sleep(0)


@asyncio.coroutine
def delegate():
    yield from asyncio.sleep(0)


def plain():
    yield from delegate()


@asyncio.coroutine
def turn():
    yield from asyncio.sleep(0)


for _ in turn():
    pass


@contextlib.contextmanager
@asyncio.coroutine
def opened():
    yield


def traced(function):
    def steps(*args):
        yield from function(*args)

    return steps


@traced
@asyncio.coroutine
def begin():
    yield from asyncio.sleep(0)


@asyncio.coroutine
@traced
def end():
    yield from asyncio.sleep(0)
