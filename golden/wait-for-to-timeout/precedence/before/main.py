import asyncio


async def main():
    first = None
    print(await asyncio.wait_for(first or asyncio.sleep(0, [1, 2]), 5))
    print((await (asyncio.wait_for(asyncio.sleep(0, [1, 2]), 5)))[1])
    print(-await asyncio.wait_for(asyncio.sleep(0, 2), 5) ** 2)


asyncio.run(main())
