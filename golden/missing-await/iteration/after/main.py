import asyncio


async def names():
    return ["ada", "bob"]


async def main():
    for name in await names():
        print(name)
    print([name.upper() for name in await names()], tuple(name for name in await names()))
    first, second = await names()
    print(first, second, *await names(), [*await names(), "eve"])


asyncio.run(main())
