import asyncio


def threshold():
    print("threshold")
    return 2


async def get_level():
    print("level")
    return 3


async def main():
    async with asyncio.timeout(5):
        result = threshold() < await get_level()
    if result:
        print("high")


asyncio.run(main())
