import asyncio


async def limited(awaitable, seconds):
    try:
        return await asyncio.wait_for(awaitable, seconds)
    except TimeoutError:
        return "too slow"


async def main():
    print(await limited(asyncio.sleep(0, "done"), 5))
    print(await limited(asyncio.sleep(10), 0.01))
    print(await limited(asyncio.sleep(0, "done"), None))


asyncio.run(main())
