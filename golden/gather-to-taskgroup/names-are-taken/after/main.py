import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def main():
    tg = "mine"
    a_task = "mine too"
    async with asyncio.TaskGroup() as group:
        a_task_2 = group.create_task(fetch("a"))
        b_task = group.create_task(fetch("b"))
    a, b = a_task_2.result(), b_task.result()
    print(tg, a_task, a, b)


asyncio.run(main())
