import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def finish(task: asyncio.Task):
    async with asyncio.TaskGroup() as tg:
        late_task = tg.create_task(fetch("b"))
        await task
    early, late = task.result(), late_task.result()
    print(early, late)


async def main():
    await finish(asyncio.create_task(fetch("a")))


asyncio.run(main())
