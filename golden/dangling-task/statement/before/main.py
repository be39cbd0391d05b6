import asyncio


async def work(number=1):
    await asyncio.sleep(0)
    print("worked", number)


async def main():
    asyncio.create_task(work())
    await asyncio.sleep(0.01)


asyncio.run(main())
