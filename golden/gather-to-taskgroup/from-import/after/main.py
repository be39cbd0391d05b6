from asyncio import TaskGroup, run, sleep


async def wait():
    await sleep(0)
    return 1


async def main():
    async with TaskGroup() as tg:
        tasks = [tg.create_task(wait()), tg.create_task(wait())]
    print([task.result() for task in tasks])


run(main())
