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
    a = await asyncio.wait_for(number(1), 5)
    b = c = await asyncio.wait_for(number(2), 5)
    d, e = await asyncio.wait_for(pair(), 5)
    f: int = await asyncio.wait_for(number(3), 5)
    f += await asyncio.wait_for(number(4), 5)
    box.total += await asyncio.wait_for(number(5), 5)
    items["key"] = await asyncio.wait_for(number(6), 5)
    print(a, b, c, d, e, f, box.total, items)


asyncio.run(main())
