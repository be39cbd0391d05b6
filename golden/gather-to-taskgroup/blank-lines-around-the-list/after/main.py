import asyncio


async def add(name):
    await asyncio.sleep(0)
    print("added", name)


async def add_all(names):
    print("adding", len(names))

    async with asyncio.TaskGroup() as tg:
        for name in names:
            tg.create_task(add(name))


asyncio.run(add_all(["a", "b"]))
