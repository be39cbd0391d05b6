import asyncio


async def work(number=1):
    await asyncio.sleep(0)
    print("worked", number)


async def main():
    async with asyncio.TaskGroup() as group:

        async def inner():
            asyncio.create_task(work())

        group.create_task(inner())
    asyncio.create_task(work(2))
    await asyncio.sleep(0.01)


asyncio.run(main())
