import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def main():
    await asyncio.gather(*[fetch(x + y) for x in "ab" if x for y in "cd"])


asyncio.run(main())
