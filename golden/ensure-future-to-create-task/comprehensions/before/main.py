import asyncio


async def work(number):
    return number * number


async def main():
    listed = [asyncio.ensure_future(work(n)) for n in range(3)]
    named = {n: asyncio.ensure_future(work(n)) for n in range(2)}
    print(await asyncio.gather(*listed, *named.values()))
    print(await asyncio.gather(*(asyncio.ensure_future(work(n)) for n in range(4))))


asyncio.run(main())
