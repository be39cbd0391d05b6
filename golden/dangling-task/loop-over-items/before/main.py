import asyncio


async def work(number=1):
    await asyncio.sleep(0)
    print("worked", number)


async def main():
    for number in range(3):
        asyncio.create_task(work(number))
    await asyncio.sleep(0.01)


asyncio.run(main())
