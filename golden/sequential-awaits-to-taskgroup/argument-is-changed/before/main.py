import asyncio


async def fill(items):
    await asyncio.sleep(0)
    items.append(1)


async def size(items):
    return len(items)


async def main():
    items = []
    await fill(items)
    n = await size(items)
    print(n)


asyncio.run(main())
