from asyncio import TaskGroup, run, sleep


async def fetch(key):
    await sleep(0)
    return key


async def main():
    async with TaskGroup() as tg:
        first_task = tg.create_task(fetch("a"))
        second_task = tg.create_task(fetch("b"))
    first = first_task.result()
    second = second_task.result()
    return first, second


print(run(main()))
