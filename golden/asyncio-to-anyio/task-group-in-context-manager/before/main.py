import asyncio
from contextlib import asynccontextmanager


async def work():
    print("work")


@asynccontextmanager
async def running():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(work())
        yield "running"


async def main():
    async with running() as what:
        print(what)


asyncio.run(main())
