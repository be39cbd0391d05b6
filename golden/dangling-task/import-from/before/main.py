"""A program."""

from asyncio import create_task, run, sleep


async def work():
    print("worked")


async def main():
    create_task(work())
    await sleep(0.01)


run(main())
