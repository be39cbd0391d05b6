import asyncio
import functools


def scale(x, y, factor=1):
    return x * y * factor


async def main():
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, functools.partial(scale, factor=3), 2, 5)


print(asyncio.run(main()))
