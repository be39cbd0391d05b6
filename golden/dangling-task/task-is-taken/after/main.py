import asyncio

background_tasks = set()


async def work(number=1):
    await asyncio.sleep(0)
    print("worked", number)


async def main():
    task = asyncio.create_task(work())
    background_task = asyncio.create_task(work(2))
    background_tasks.add(background_task)
    background_task.add_done_callback(background_tasks.discard)
    await task
    await asyncio.sleep(0.01)


asyncio.run(main())
