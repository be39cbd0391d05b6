import asyncio

background_tasks = set()


async def work(number=1):
    await asyncio.sleep(0)
    print("worked", number)


async def start(number):
    if number:
        task = asyncio.create_task(work(number))
        background_tasks.add(task)
        task.add_done_callback(background_tasks.discard)
        task = asyncio.create_task(
            work(number + 1),
            name="second",
        )  # behind the call
        background_tasks.add(task)
        task.add_done_callback(background_tasks.discard)


class Starter:
    def start(self):
        task = asyncio.create_task(work(3))
        background_tasks.add(task)
        task.add_done_callback(background_tasks.discard)


async def main():
    await start(1)
    Starter().start()
    await asyncio.sleep(0.01)


asyncio.run(main())
