import asyncio


async def main():
    async with asyncio.timeout(5):
        print(await asyncio.gather(asyncio.sleep(0, 1), asyncio.sleep(0, 2)))
    future = asyncio.get_running_loop().create_future()
    try:
        async with asyncio.timeout(0.01):
            await future
    except TimeoutError:
        print("cancelled:", future.cancelled())


asyncio.run(main())
