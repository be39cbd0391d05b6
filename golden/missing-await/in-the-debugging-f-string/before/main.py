import asyncio


async def load():
    return 1


async def main():
    print(f"{load()=}")


asyncio.run(main())
