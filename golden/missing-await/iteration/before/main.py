import asyncio


async def names():
    return ["ada", "bob"]


async def main():
    for name in names():
        print(name)
    print([name.upper() for name in names()], tuple(name for name in names()))
    first, second = names()
    print(first, second, *names(), [*names(), "eve"])


asyncio.run(main())
