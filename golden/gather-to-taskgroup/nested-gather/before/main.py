import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def main():
    print(await asyncio.gather(asyncio.gather(fetch("a"), fetch("b")), fetch("c")))


asyncio.run(main())
