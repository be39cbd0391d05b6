import asyncio


async def work(number=1):
    await asyncio.sleep(0)
    print("worked", number)


async def main():
    loop = asyncio.get_running_loop()
    loop.create_task(work())
    asyncio.get_event_loop().create_task(work(2))
    await asyncio.sleep(0.01)


asyncio.run(main())
