import asyncio
from contextlib import suppress


async def stop(task):
    task.cancel()
    try:
        async with asyncio.timeout(1):
            await task
    except asyncio.CancelledError:
        print("stopped")
    with suppress(asyncio.CancelledError):
        async with asyncio.timeout(1) as limit:
            await task
    print(limit.expired())


async def main():
    task = asyncio.create_task(asyncio.sleep(10))
    await asyncio.sleep(0)
    await stop(task)


asyncio.run(main())
