import asyncio


async def name():
    return "ada"


async def main():
    async with asyncio.timeout(5):
        print(f"hello {await name()!r:>6}")


asyncio.run(main())
