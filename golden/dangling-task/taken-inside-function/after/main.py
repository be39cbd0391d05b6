import asyncio

background_tasks = set()


async def work(number=1):
    print("worked", number)


async def main():
    task = "name"

    async def inner():
        task = asyncio.create_task(work())
        background_tasks.add(task)
        task.add_done_callback(background_tasks.discard)
        await asyncio.sleep(0)
        return lambda: 1

    def show():
        return task

    await inner()
    background_task = asyncio.create_task(work(2))
    background_tasks.add(background_task)
    background_task.add_done_callback(background_tasks.discard)
    await asyncio.sleep(0.01)
    print(show())


asyncio.run(main())
