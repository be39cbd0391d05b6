import asyncio

SECOND = 1
LIMIT = 0.5 * SECOND


async def main():
    async with asyncio.timeout(LIMIT):
        print(await asyncio.sleep(0, "done"))


asyncio.run(main())
