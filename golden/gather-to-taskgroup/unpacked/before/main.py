import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def main():
    first, second = await asyncio.gather(fetch("a"), fetch("b"))
    print(first, second)


asyncio.run(main())
