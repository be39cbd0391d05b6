import asyncio


async def _scaled(number):
    return number * 10


async def numbers():
    for number in range(3):
        yield await _scaled(number)


async def main():
    async for number in numbers():
        print(number)


asyncio.run(main())
