import asyncio


async def main():
    total = 1 + \
        await asyncio.wait_for(asyncio.sleep(0, 2), 5) + \
        3
    print(total)


asyncio.run(main())
