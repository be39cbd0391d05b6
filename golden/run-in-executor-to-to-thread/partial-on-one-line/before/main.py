import asyncio
import functools


def scale(x, factor=1):
    return x * factor


async def main():
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, functools.partial(scale, 2, factor=3))


print(asyncio.run(main()))
