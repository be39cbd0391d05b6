import asyncio
import contextvars

name = contextvars.ContextVar("name", default="nobody")


async def work():
    print("work for", name.get())


async def main():
    coroutine = work()
    async with asyncio.TaskGroup() as tg:
        tg.create_task(coroutine)
    async with asyncio.TaskGroup() as group:
        group.create_task(work(), context=contextvars.Context())
    tasks = None
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(work())


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
