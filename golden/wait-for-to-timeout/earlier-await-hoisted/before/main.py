import asyncio


def first():
    print("first")
    return 1


async def get_second():
    print("second")
    return 2


async def third():
    print("third")
    return 3


async def main():
    print(first(), await get_second(), await asyncio.wait_for(third(), 5))


asyncio.run(main())
