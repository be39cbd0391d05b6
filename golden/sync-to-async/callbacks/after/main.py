import asyncio
import functools

import net


def logged(function):
    @functools.wraps(function)
    async def inner(*args):
        print("call", function.__name__)
        return await function(*args)

    return inner


async def retry(attempt, times):
    for _ in range(times):
        try:
            return await attempt()
        except ValueError:
            pass
    return None


@logged
async def load(name):
    return await net.read(name)


HANDLERS = {"load": load}


async def main():
    print(await retry(lambda: load("a"), 2))
    print(await retry(functools.partial(load, "b"), 1))
    print(await HANDLERS["load"]("c"))


asyncio.run(main())
