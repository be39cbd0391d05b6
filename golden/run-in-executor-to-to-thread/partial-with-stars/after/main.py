import asyncio
import functools


def total(*numbers, **more):
    return sum(numbers) + sum(more.values())


async def main():
    numbers = [1, 2]
    more = {"a": 3}
    first = await asyncio.to_thread(total, *numbers, **more)
    both = (total, 4)
    second = await asyncio.to_thread(functools.partial(*both))
    return first, second


print(asyncio.run(main()))
