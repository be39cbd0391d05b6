import asyncio


async def get_left():
    print("left")
    return 1


async def get_right():
    print("right")
    return 2


async def main():
    async with asyncio.timeout(5):
        left = await get_left()
    async with asyncio.timeout(6):
        pair = left, await get_right()
    print(pair)


asyncio.run(main())
