from asyncio import create_task, ensure_future as spawn
from asyncio import run


async def work():
    return "work"


async def main(future=None):
    task = create_task(work())
    print(await task, await spawn(task))


run(main())
