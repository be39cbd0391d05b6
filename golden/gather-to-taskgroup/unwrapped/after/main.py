import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def fail():
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    raise ValueError("no")


async def main():
    try:
        try:
            async with asyncio.TaskGroup() as tg:
                a_task = tg.create_task(fetch("a"))
                b_task = tg.create_task(fail())
        except BaseExceptionGroup as group:
            raise group.exceptions[0] from None
        a, b = a_task.result(), b_task.result()
    except ValueError as error:
        print("caught", error.args)
        return
    print(a, b)


asyncio.run(main())
