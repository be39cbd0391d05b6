import asyncio


async def work(number):
    print("work", number)


async def main():
    asyncio.gather(work(1), work(2))
    asyncio.ensure_future(work(3))
    asyncio.shield(work(4))
    await asyncio.sleep(0)


asyncio.run(main())
