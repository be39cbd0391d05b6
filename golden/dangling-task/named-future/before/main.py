import asyncio


async def work(number=1):
    await asyncio.sleep(0)
    print("worked", number)


async def main():
    task = asyncio.create_task(work())
    asyncio.ensure_future(task)
    await task


asyncio.run(main())
