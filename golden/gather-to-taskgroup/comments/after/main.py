import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def main():
    async with asyncio.TaskGroup() as tg:
        a_task = tg.create_task(fetch("a"))  # quick
        # This one takes its time.
        b_task = tg.create_task(fetch("b"))
    a, b = a_task.result(), b_task.result()
    print(a, b)


asyncio.run(main())
