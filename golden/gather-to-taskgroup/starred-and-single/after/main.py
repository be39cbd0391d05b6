import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def main():
    async with asyncio.TaskGroup() as tg:
        fetch_task = tg.create_task(fetch("first"))
        tasks = [tg.create_task(fetch(name)) for name in "ab"]
        fetch_task_2 = tg.create_task(fetch("last"))
    results = [
        fetch_task.result(),
        *(task.result() for task in tasks),
        fetch_task_2.result(),
    ]
    print(results)


asyncio.run(main())
