import asyncio

_background_tasks = set()

background_tasks = set()


async def work(name):
    background_tasks.add(name)


async def main():
    task = asyncio.create_task(work("first"))
    _background_tasks.add(task)
    task.add_done_callback(_background_tasks.discard)
    await asyncio.sleep(0)
    print([name.upper() for name in background_tasks])


asyncio.run(main())
