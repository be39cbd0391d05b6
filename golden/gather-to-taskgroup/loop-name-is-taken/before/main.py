import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def main():
    name = "main"
    await asyncio.gather(*[fetch(name) for name in ["a", "b"]])
    print(name)


asyncio.run(main())
