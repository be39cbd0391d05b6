import asyncio
import contextlib


async def main():
    task = asyncio.create_task(asyncio.sleep(10))
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        pass
    task = asyncio.create_task(asyncio.sleep(10))
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task
    task = asyncio.create_task(asyncio.sleep(10))
    try:
        task.cancel()
        await task
    except BaseException:
        print("cancelled")


asyncio.run(main())
