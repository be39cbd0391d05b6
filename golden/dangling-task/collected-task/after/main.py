import asyncio
import gc

background_tasks = set()


async def wait():
    future = asyncio.get_running_loop().create_future()
    try:
        await future
    finally:
        print("left")


async def main():
    task = asyncio.create_task(wait())
    background_tasks.add(task)
    task.add_done_callback(background_tasks.discard)
    await asyncio.sleep(0)
    gc.collect()
    print("collected")


asyncio.run(main())
