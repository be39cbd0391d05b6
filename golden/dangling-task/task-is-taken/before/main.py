import asyncio


async def work(number=1):
    await asyncio.sleep(0)
    print("worked", number)


async def main():
    task = asyncio.create_task(work())
    asyncio.create_task(work(2))
    await task
    await asyncio.sleep(0.01)


asyncio.run(main())
