import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def main():
    results = await asyncio.gather(fetch("first"), *[fetch(name) for name in "ab"], fetch("last"))
    print(results)


asyncio.run(main())
