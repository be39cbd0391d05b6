import asyncio


async def _limit():
    await asyncio.sleep(0)
    return 3


async def _base():
    await asyncio.sleep(0)
    return dict


async def _make():
    def take(items, count=await _limit()):
        return items[:count]

    return take


async def _table():
    class Table(await _base()):
        pass

    return Table


async def _adder():
    return lambda number, step=await _limit(): number + step


async def main():
    print((await _make())("abcdef"), (await _table())(a=1), (await _adder())(1))


asyncio.run(main())
