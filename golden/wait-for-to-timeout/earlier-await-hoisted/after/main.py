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
    value = first()
    second = await get_second()
    async with asyncio.timeout(5):
        print(value, second, await third())


asyncio.run(main())
