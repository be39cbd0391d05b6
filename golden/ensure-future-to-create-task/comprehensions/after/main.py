import asyncio


async def work(number):
    return number * number


async def main():
    listed = [asyncio.create_task(work(n)) for n in range(3)]
    named = {n: asyncio.create_task(work(n)) for n in range(2)}
    print(await asyncio.gather(*listed, *named.values()))
    print(await asyncio.gather(*(asyncio.create_task(work(n)) for n in range(4))))


asyncio.run(main())
