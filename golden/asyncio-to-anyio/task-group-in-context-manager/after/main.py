from contextlib import asynccontextmanager

import anyio


async def work():
    print("work")


@asynccontextmanager
async def running():
    async with anyio.create_task_group() as tg:
        tg.start_soon(work)
        yield "running"


async def main():
    async with running() as what:
        print(what)


anyio.run(main)
