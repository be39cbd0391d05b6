import asyncio


async def fetch(page):
    await asyncio.sleep(0)
    return page


async def main():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(fetch(1))  # the first
        tg.create_task(fetch(2))  # the last
    async with asyncio.TaskGroup() as tg:
        tg.create_task(fetch(1))
        tg.create_task(fetch(2))  # without a comma
    async with asyncio.TaskGroup() as tg:
        first_task = tg.create_task(fetch(1))
        second_task = tg.create_task(fetch(2))
        # fetch(3),
    first, second = first_task.result(), second_task.result()
    async with asyncio.TaskGroup() as tg:  # at once
        for page in range(3):  # all of them
            tg.create_task(fetch(page))
    async with asyncio.TaskGroup() as tg:
        tasks = [tg.create_task(fetch(page)) for page in range(3)]  # all of them
    pages = [task.result() for task in tasks]
    print(first, second, pages)


asyncio.run(main())
