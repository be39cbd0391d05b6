import asyncio
from contextlib import suppress


async def linger(name):
    try:
        await asyncio.get_running_loop().create_future()
    except (asyncio.CancelledError, KeyError) as error:
        print(name, "cancelled", isinstance(error, asyncio.CancelledError))
        raise


async def main():
    for name in "ab":
        task = asyncio.create_task(linger(name))
        await asyncio.sleep(0)
        task.cancel()
        if name == "a":
            with suppress(asyncio.CancelledError):
                await task
        else:
            try:
                await task
            except asyncio.CancelledError:
                print("gone")


asyncio.run(main())
