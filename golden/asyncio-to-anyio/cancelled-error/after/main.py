import asyncio
from contextlib import suppress

import anyio


async def linger(name):
    try:
        await asyncio.get_running_loop().create_future()
    except (anyio.get_cancelled_exc_class(), KeyError) as error:
        print(name, "cancelled", isinstance(error, anyio.get_cancelled_exc_class()))
        raise


async def main():
    for name in "ab":
        task = asyncio.create_task(linger(name))
        await anyio.sleep(0)
        task.cancel()
        if name == "a":
            with suppress(anyio.get_cancelled_exc_class()):
                await task
        else:
            try:
                await task
            except anyio.get_cancelled_exc_class():
                print("gone")


anyio.run(main)
