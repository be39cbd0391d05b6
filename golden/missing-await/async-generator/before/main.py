import asyncio


async def numbers():
    yield 1


async def main():
    numbers()
    print([number async for number in numbers()])


asyncio.run(main())
