from asyncio import Task, sleep


async def main():
    await sleep(0)
    return Task.current_task()
