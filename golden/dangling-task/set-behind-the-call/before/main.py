import asyncio


async def work():
    print("done")


async def main():
    asyncio.create_task(work())
    await asyncio.sleep(0)


asyncio.run(main())

running = set()


async def later():
    task = asyncio.create_task(work())
    running.add(task)
    task.add_done_callback(running.discard)
    await task


asyncio.run(later())
