import asyncio


async def work(number):
    return number


async def main():
    print(await asyncio.gather(asyncio.create_task(work(1)), asyncio.create_task(work(2))))
    print(f"{await asyncio.create_task(work(3))}")


asyncio.run(main())
