import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def main():
    coroutines = []
    for name in "ab":
        coroutines.append(fetch(name))
    print(len(coroutines), "of them")
    async with asyncio.TaskGroup() as tg:
        tasks = [tg.create_task(coroutine) for coroutine in coroutines]
    results = [task.result() for task in tasks]
    print(results)


asyncio.run(main())
