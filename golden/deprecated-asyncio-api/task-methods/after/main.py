import asyncio


async def main():
    me = asyncio.current_task()
    loop = asyncio.get_running_loop()
    print(me is asyncio.current_task(loop=loop), len(asyncio.all_tasks()))


def report(loop):
    return asyncio.all_tasks(loop), asyncio.current_task(loop)
