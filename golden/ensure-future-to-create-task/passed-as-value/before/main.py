import asyncio


async def work(number):
    return number


async def main():
    tasks = list(map(asyncio.ensure_future, [work(1), work(2)]))
    print(await asyncio.gather(*tasks))


asyncio.run(main())
