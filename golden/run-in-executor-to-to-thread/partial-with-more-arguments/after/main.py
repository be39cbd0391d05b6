import asyncio
import functools


def scale(x, y, factor=1):
    return x * y * factor


async def main():
    return await asyncio.to_thread(functools.partial(scale, factor=3), 2, 5)


print(asyncio.run(main()))
