import asyncio
from asyncio import Future
from functools import wraps


def replied(value):
    future = asyncio.get_running_loop().create_future()
    future.set_result(value)
    return future


def started(function):
    @wraps(function)
    def start(*args):
        return asyncio.get_running_loop().create_task(function(*args))

    return start


class Line:
    def send(self, text) -> "Future[str]":
        return replied(text.upper())

    async def talk(self):
        return await asyncio.ensure_future(self.send("hello"))


@started
def plain(value):
    return replied(value)


async def main():
    first = asyncio.ensure_future(replied(1))
    print(await first, await Line().talk())
    try:
        asyncio.ensure_future(plain(2))
    except TypeError:
        print("no coroutine")


asyncio.run(main())
