import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def main():
    async with asyncio.TaskGroup() as tg:
        tasks = [tg.create_task(fetch(name)) for name in "ab"]
    results = [task.result() for task in tasks]
    print(results)


asyncio.run(main())
