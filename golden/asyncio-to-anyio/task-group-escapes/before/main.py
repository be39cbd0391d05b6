import asyncio
from contextlib import AsyncExitStack


async def work(n):
    print("work", n)


async def start(tg):
    tg.create_task(work(1))


class Pool:
    async def __aenter__(self):
        self.tasks = asyncio.TaskGroup()
        await self.tasks.__aenter__()
        return self

    async def __aexit__(self, *exc):
        return await self.tasks.__aexit__(*exc)


async def main():
    async with asyncio.TaskGroup() as tg:
        await start(tg)
    async with AsyncExitStack() as stack:
        group = await stack.enter_async_context(asyncio.TaskGroup())
        group.create_task(work(2))
    async with Pool() as pool:
        pool.tasks.create_task(work(3))
    async with asyncio.TaskGroup() as pool.tasks:
        pool.tasks.create_task(work(4))


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
