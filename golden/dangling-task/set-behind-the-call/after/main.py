import asyncio

background_tasks = set()


async def work():
    print("done")


async def main():
    task = asyncio.create_task(work())
    background_tasks.add(task)
    task.add_done_callback(background_tasks.discard)
    await asyncio.sleep(0)


asyncio.run(main())

running = set()


async def later():
    task = asyncio.create_task(work())
    running.add(task)
    task.add_done_callback(running.discard)
    await task


asyncio.run(later())
