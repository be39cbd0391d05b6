import asyncio


async def count(table):
    await asyncio.sleep(0)
    return len(table)


async def main(table):
    if count(table) > 3 or 5 < count("longer"):
        print("many")
    total = 10 + count(table) * 2
    total -= count("ab")
    square = count(table) ** 2
    print(total, square, -count(table), "%d rows" % count(table))


asyncio.run(main("abc"))
