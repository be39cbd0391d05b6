import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def main():
    async with asyncio.TaskGroup() as tg:
        first = tg.create_task(fetch("a"))
        second = tg.create_task(fetch("b"), name="second")
    results = [first.result(), second.result()]
    print(results, second.get_name())


asyncio.run(main())
