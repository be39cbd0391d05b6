import asyncio
import functools


def started(function):
    @functools.wraps(function)
    def start(*args):
        return asyncio.get_running_loop().create_task(function(*args))

    return start


@started
async def work():
    return "started by the decorator"


async def main():
    print(await asyncio.ensure_future(work()))


asyncio.run(main())
