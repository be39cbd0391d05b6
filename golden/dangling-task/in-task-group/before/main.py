import asyncio


async def work(number=1):
    await asyncio.sleep(0)
    print("worked", number)


async def main():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(work())


asyncio.run(main())
