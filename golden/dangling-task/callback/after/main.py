import asyncio

background_tasks = set()


async def work(number=1):
    await asyncio.sleep(0)
    print("worked", number)


async def main():
    def callback():
        task = asyncio.create_task(work())
        background_tasks.add(task)
        task.add_done_callback(background_tasks.discard)

    asyncio.get_running_loop().call_soon(callback)
    await asyncio.sleep(0.01)


asyncio.run(main())
