import asyncio


async def beat():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        pass  # whoever stops us waits for the goodbye
    print("goodbye")


async def main():
    task = asyncio.create_task(beat())
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])


asyncio.run(main())
