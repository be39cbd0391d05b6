import asyncio


async def work(number):
    return number


async def main():
    print(await asyncio.gather(asyncio.ensure_future(work(1)), asyncio.ensure_future(work(2))))
    print(f"{await asyncio.ensure_future(work(3))}")


asyncio.run(main())
