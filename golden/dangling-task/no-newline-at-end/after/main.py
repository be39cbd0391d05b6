import asyncio

background_tasks = set()


async def main():
    await asyncio.sleep(0)
    task = asyncio.create_task(asyncio.sleep(0))
    background_tasks.add(task)
    task.add_done_callback(background_tasks.discard)