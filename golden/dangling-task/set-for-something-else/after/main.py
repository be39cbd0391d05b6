import asyncio

_background_tasks = set()

seen = set()


async def work(number=1):
    seen.add(number)
    print("worked", number)


async def main():
    background_tasks = set()
    task = asyncio.create_task(work(2))
    _background_tasks.add(task)
    task.add_done_callback(_background_tasks.discard)
    await asyncio.sleep(0.01)
    print(seen, background_tasks)


asyncio.run(main())
