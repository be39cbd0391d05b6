import asyncio


async def work(name):
    try:
        await asyncio.sleep(0.05)
        print(name, "finished")
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def main():
    shielded = asyncio.create_task(work("shielded"))
    task = asyncio.create_task(work("task"))
    for awaitable in (asyncio.shield(shielded), task):
        try:
            async with asyncio.timeout(0.01):
                await awaitable
        except TimeoutError:
            print("timeout")
    await shielded


asyncio.run(main())
