import asyncio


async def main():
    first = None
    async with asyncio.timeout(5):
        print(await (first or asyncio.sleep(0, [1, 2])))
    async with asyncio.timeout(5):
        print((await asyncio.sleep(0, [1, 2]))[1])
    async with asyncio.timeout(5):
        print(-await asyncio.sleep(0, 2) ** 2)


asyncio.run(main())
