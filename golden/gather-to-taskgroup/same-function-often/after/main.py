import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def main():
    async with asyncio.TaskGroup() as tg:
        tasks = [tg.create_task(fetch("a")), tg.create_task(fetch("b"))]
    a, *rest = [task.result() for task in tasks]
    async with asyncio.TaskGroup() as tg:
        tasks = [
            tg.create_task(fetch("the first of some long names")),
            tg.create_task(fetch("the second of some long names")),
            tg.create_task(fetch("c")),
        ]
    print([task.result() for task in tasks], a, rest)


asyncio.run(main())
