"""A program."""

from asyncio import create_task, run, sleep

background_tasks = set()


async def work():
    print("worked")


async def main():
    task = create_task(work())
    background_tasks.add(task)
    task.add_done_callback(background_tasks.discard)
    await sleep(0.01)


run(main())
