import asyncio


async def work(number=1):
    await asyncio.sleep(0)
    print("worked", number)


async def main():
    loop = asyncio.get_running_loop()
    async with asyncio.TaskGroup() as group:
        group.create_task(work())
        asyncio.create_task(work(2), name="second")
        _ = asyncio.ensure_future(work(3))
        loop.create_task(work(4))
    await asyncio.sleep(0.01)


asyncio.run(main())
