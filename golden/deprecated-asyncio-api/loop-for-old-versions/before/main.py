import asyncio
import sys


async def pause(seconds, loop):
    if sys.version_info < (3, 10):
        await asyncio.sleep(seconds, loop=loop)
    else:
        await asyncio.sleep(seconds)


def make_lock(loop):
    try:
        return asyncio.Lock(loop=loop)
    except TypeError:
        return asyncio.Lock()


async def main():
    await pause(0, asyncio.get_running_loop())
    async with make_lock(asyncio.get_running_loop()):
        print("held")


asyncio.run(main())
