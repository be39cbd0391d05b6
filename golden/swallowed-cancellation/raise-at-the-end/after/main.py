import asyncio


async def poll(queue):
    while True:
        try:
            print(await queue.get())
        except asyncio.CancelledError:
            print("stopping")
            queue.task_done()
            raise
        print("next")
