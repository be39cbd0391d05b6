import asyncio


async def limited(awaitable, seconds):
    try:
        async with asyncio.timeout(seconds):
            return await awaitable
    except TimeoutError:
        return "too slow"


async def main():
    print(await limited(asyncio.sleep(0, "done"), 5))
    print(await limited(asyncio.sleep(10), 0.01))
    print(await limited(asyncio.sleep(0, "done"), None))


asyncio.run(main())
