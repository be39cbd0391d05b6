import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def main():
    print(await asyncio.gather(fetch("a"), fetch("b")))


asyncio.run(main())
