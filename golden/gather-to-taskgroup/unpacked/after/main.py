import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def main():
    async with asyncio.TaskGroup() as tg:
        first_task = tg.create_task(fetch("a"))
        second_task = tg.create_task(fetch("b"))
    first, second = first_task.result(), second_task.result()
    print(first, second)


asyncio.run(main())
