import asyncio


async def load(key):
    print("load", key)
    await asyncio.sleep(0)
    return len(key)

async def main():
    total = 0
    for key in ["a", "bc"]:
        total += await load(key)
    print(total)


asyncio.run(main())
