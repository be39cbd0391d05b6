import asyncio


async def poll():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("stopping")
    print("stopped")


async def main():
    task = asyncio.create_task(poll())
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])
    print(task.cancelled())


asyncio.run(main())
