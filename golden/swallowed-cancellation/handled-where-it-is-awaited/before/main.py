import asyncio


async def beat():
    try:
        while True:
            await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("stopped")


async def run():
    await beat()


async def main():
    for _ in range(2):
        task = asyncio.create_task(run())
        await asyncio.sleep(0)
        task.cancel()
        try:
            await task
        except asyncio.CancelledError:
            pass
        await asyncio.wait([task])
        await asyncio.gather(task, return_exceptions=True)


asyncio.run(main())
