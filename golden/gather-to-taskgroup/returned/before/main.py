import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def both():
    return await asyncio.gather(fetch("a"), fetch("b"))


async def main():
    print(await both())


asyncio.run(main())
