import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def main():
    names = ["a", "b"]
    print(dict(zip(names, await asyncio.gather(*[fetch(name) for name in names]))))


asyncio.run(main())
