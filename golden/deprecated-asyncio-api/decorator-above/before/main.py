import asyncio
import functools

from app import route


def logged(function):
    @functools.wraps(function)
    @asyncio.coroutine
    def call(*args):
        print(function.__name__)
        return (yield from function(*args))

    @asyncio.coroutine
    @functools.wraps(function)
    def call_twice(*args):
        yield from function(*args)
        return (yield from function(*args))

    return call, call_twice


@route("/")
@asyncio.coroutine
def index(request):
    yield from asyncio.sleep(0)
    return "index"
