import asyncio
import functools

from app import route


def logged(function):
    @functools.wraps(function)
    async def call(*args):
        print(function.__name__)
        return await function(*args)

    @functools.wraps(function)
    async def call_twice(*args):
        await function(*args)
        return await function(*args)

    return call, call_twice


@route("/")
async def index(request):
    await asyncio.sleep(0)
    return "index"
