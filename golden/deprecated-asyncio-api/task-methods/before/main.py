import asyncio


async def main():
    me = asyncio.Task.current_task()
    loop = asyncio.get_running_loop()
    print(me is asyncio.Task.current_task(loop=loop), len(asyncio.Task.all_tasks()))


def report(loop):
    return asyncio.Task.all_tasks(loop), asyncio.Task.current_task(loop)
