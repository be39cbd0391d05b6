import asyncio


async def load():
    return 1


async def main():
    print(load())  # <coroutine object load at 0x...>
    load()  # never awaited: the result is not needed


asyncio.run(main())
