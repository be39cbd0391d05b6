import asyncio


async def f(x): return x


async def main():
    rows = first, second = await asyncio.gather(f(1), f(2))
    rows.append(3)
    print(rows, first, second)


asyncio.run(main())
