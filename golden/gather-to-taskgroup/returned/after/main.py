import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def both():
    async with asyncio.TaskGroup() as tg:
        tasks = [tg.create_task(fetch("a")), tg.create_task(fetch("b"))]
    return [task.result() for task in tasks]


async def main():
    print(await both())


asyncio.run(main())
