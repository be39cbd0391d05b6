import asyncio


async def ticks():
    yield asyncio.get_running_loop().is_running()


async def main():
    print([tick async for tick in ticks()])


asyncio.run(main())
