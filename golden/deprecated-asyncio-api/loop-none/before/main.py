import asyncio


async def main():
    await asyncio.sleep(0, loop=None)
    print("done")


asyncio.run(main())
