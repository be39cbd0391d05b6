import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def main():
    names = ["a", "b"]
    async with asyncio.TaskGroup() as tg:
        tasks = [tg.create_task(fetch(name)) for name in names]
    print(dict(zip(names, [task.result() for task in tasks])))


asyncio.run(main())
