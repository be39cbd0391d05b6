import asyncio


async def count(table):
    await asyncio.sleep(0)
    return len(table)


async def main(table):
    if await count(table) > 3 or 5 < await count("longer"):
        print("many")
    total = 10 + await count(table) * 2
    total -= await count("ab")
    square = (await count(table)) ** 2
    print(total, square, -await count(table), "%d rows" % await count(table))


asyncio.run(main("abc"))
