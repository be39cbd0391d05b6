import asyncio


async def load(key):
    print("load", key)
    await asyncio.sleep(0)
    return len(key)

CACHE = {}  # of sizes


async def size_of(key):
    if key not in CACHE:
        CACHE[key] = await load(key)
    return CACHE[key]


async def main():
    print(await size_of("a"), await size_of("a"))


asyncio.run(main())
