from asyncio import current_task, sleep


async def main():
    await sleep(0)
    return current_task()
