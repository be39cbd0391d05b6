import asyncio

SECOND = 1
LIMIT = 0.5 * SECOND


async def main():
    print(await asyncio.wait_for(asyncio.sleep(0, "done"), LIMIT))


asyncio.run(main())
