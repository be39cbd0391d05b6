import asyncio


async def name():
    return "ada"


async def main():
    print(f"hello {await asyncio.wait_for(name(), timeout=5)!r:>6}")


asyncio.run(main())
