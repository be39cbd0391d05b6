from asyncio import ensure_future as spawn
from asyncio import run


async def work():
    return "work"


async def main(future=None):
    task = spawn(work())
    print(await task, await spawn(task))


run(main())
