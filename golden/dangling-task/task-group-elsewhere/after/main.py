import asyncio

background_tasks = set()


async def work(number=1):
    await asyncio.sleep(0)
    print("worked", number)


async def main():
    async with asyncio.TaskGroup() as group:

        async def inner():
            task = asyncio.create_task(work())
            background_tasks.add(task)
            task.add_done_callback(background_tasks.discard)

        group.create_task(inner())
    task = asyncio.create_task(work(2))
    background_tasks.add(task)
    task.add_done_callback(background_tasks.discard)
    await asyncio.sleep(0.01)


asyncio.run(main())
