import asyncio


async def main():
    async with asyncio.timeout(5):
        total = 1 + \
            await asyncio.sleep(0, 2) + \
            3
    print(total)


asyncio.run(main())
