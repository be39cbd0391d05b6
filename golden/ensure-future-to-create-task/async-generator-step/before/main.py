import asyncio


async def numbers():
    for number in range(3):
        yield number


async def main():
    steps = numbers()
    first = asyncio.ensure_future(steps.__anext__())
    print(await first)
    second = asyncio.ensure_future(steps.asend(None))
    print(await second)
    third = asyncio.ensure_future(anext(steps))
    print(await third)


asyncio.run(main())
