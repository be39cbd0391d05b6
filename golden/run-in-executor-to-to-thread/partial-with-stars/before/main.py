import asyncio
import functools


def total(*numbers, **more):
    return sum(numbers) + sum(more.values())


async def main():
    loop = asyncio.get_running_loop()
    numbers = [1, 2]
    more = {"a": 3}
    first = await loop.run_in_executor(None, functools.partial(total, *numbers, **more))
    both = (total, 4)
    second = await loop.run_in_executor(None, functools.partial(*both))
    return first, second


print(asyncio.run(main()))
