import asyncio


async def get_level():
    return 3


async def main():
    async with asyncio.timeout(5):
        level = await get_level()
    if level > 2:
        print("high")
    else:
        print("low")


asyncio.run(main())
