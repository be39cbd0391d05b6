import asyncio


async def get_left():
    print("left")
    return 1


async def get_right():
    print("right")
    return 2


async def main():
    pair = await asyncio.wait_for(get_left(), 5), await asyncio.wait_for(get_right(), 6)
    print(pair)


asyncio.run(main())
