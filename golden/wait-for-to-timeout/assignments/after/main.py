import asyncio


class Box:
    total = 1


async def number(n):
    await asyncio.sleep(0)
    return n


async def pair():
    return 1, 2


async def main():
    box = Box()
    items = {}
    async with asyncio.timeout(5):
        a = await number(1)
    async with asyncio.timeout(5):
        b = c = await number(2)
    async with asyncio.timeout(5):
        d, e = await pair()
    async with asyncio.timeout(5):
        f: int = await number(3)
    async with asyncio.timeout(5):
        f += await number(4)
    async with asyncio.timeout(5):
        box.total += await number(5)
    async with asyncio.timeout(5):
        items["key"] = await number(6)
    print(a, b, c, d, e, f, box.total, items)


asyncio.run(main())
