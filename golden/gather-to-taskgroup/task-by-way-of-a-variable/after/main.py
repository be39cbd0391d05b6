import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def main():
    tasks = []
    async with asyncio.TaskGroup() as tg:
        for name in "ab":
            task = tg.create_task(fetch(name))
            tasks.append(task)
    results = [task.result() for task in tasks]
    print(results)


asyncio.run(main())
