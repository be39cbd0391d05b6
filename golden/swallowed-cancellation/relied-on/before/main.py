import asyncio


async def beat():
    try:
        while True:
            await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("stopped")


async def main():
    task = asyncio.create_task(beat())
    await asyncio.sleep(0)
    task.cancel()
    await task


asyncio.run(main())
