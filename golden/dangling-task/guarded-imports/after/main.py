import asyncio

try:
    import nowhere_to_be_found
except ImportError:
    nowhere_to_be_found = None

background_tasks = set()

LIMIT = 3


async def work():
    print("worked", LIMIT, nowhere_to_be_found)


async def main():
    task = asyncio.create_task(work())
    background_tasks.add(task)
    task.add_done_callback(background_tasks.discard)
    await asyncio.sleep(0.01)


asyncio.run(main())
