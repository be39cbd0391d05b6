import asyncio


class Clock:
    async def sleep(self, seconds, loop=None):
        print("own sleep", seconds, loop)


def coroutine(function):
    print("decorated", function.__name__)
    return function


async def gather(*values, loop=None):
    return sorted(values)


@coroutine
def names():
    yield from ["a", "b"]


async def main(clock):
    asyncio = clock
    await asyncio.sleep(1, loop=None)
    print(await gather(2, 1, loop=None), list(names()))


asyncio.run(main(Clock()))
