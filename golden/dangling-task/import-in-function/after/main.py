# Starts one task.


background_tasks = set()


async def work():
    print("worked")


async def main():
    import asyncio

    task = asyncio.create_task(work())
    background_tasks.add(task)
    task.add_done_callback(background_tasks.discard)
    await asyncio.sleep(0.01)


import asyncio as aio

aio.run(main())
