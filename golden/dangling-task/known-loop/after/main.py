import asyncio

background_tasks = set()


async def work(number=1):
    await asyncio.sleep(0)
    print("worked", number)


async def main():
    loop = asyncio.get_running_loop()
    task = loop.create_task(work())
    background_tasks.add(task)
    task.add_done_callback(background_tasks.discard)
    task = asyncio.get_event_loop().create_task(work(2))
    background_tasks.add(task)
    task.add_done_callback(background_tasks.discard)
    await asyncio.sleep(0.01)


asyncio.run(main())
