import asyncio

background_tasks = set()


async def work(number=1):
    await asyncio.sleep(0)
    print("worked", number)


async def main():
    task = asyncio.create_task(work())
    background_tasks.add(task)
    task.add_done_callback(background_tasks.discard)
    await asyncio.sleep(0.01)


asyncio.run(main())
