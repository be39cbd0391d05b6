import asyncio


async def get_level(number):
    if number > 1:
        await get_level(number - 1)
        await get_level(number - 2)
    if number > 2:
        await get_level(number - 3)
        await get_level(number - 4)
    if number > 3:
        await get_level(number - 5)
        await get_level(number - 6)
    if number > 4:
        await get_level(number - 7)
        await get_level(number - 8)
    if number > 5:
        await get_level(number - 9)
        await get_level(number - 10)
    return number


async def main():
    first = await get_level(1)
    second = await get_level(2)
    print(first, second)


asyncio.run(main())
