import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def main():
    both = asyncio.gather(fetch("a"), fetch("b"))
    print("meanwhile")
    print(await both)


asyncio.run(main())
