import asyncio


async def limited(seconds):
    current = asyncio.current_task()
    asyncio.get_running_loop().call_soon(current.cancel)
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        if hasattr(current, "uncancel"):
            current.uncancel()
        print("in time")


async def guarded(task):
    task.cancel()
    try:
        await asyncio.sleep(0)
    except BaseException as error:
        if isinstance(error, asyncio.CancelledError):
            print("cancelled")


async def main():
    await limited(10)
    task = asyncio.create_task(asyncio.sleep(10))
    await guarded(task)


asyncio.run(main())
