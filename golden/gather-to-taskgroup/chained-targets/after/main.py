import asyncio


async def f(x): return x


async def main():
    async with asyncio.TaskGroup() as tg:
        tasks = [tg.create_task(f(1)), tg.create_task(f(2))]
    rows = first, second = [task.result() for task in tasks]
    rows.append(3)
    print(rows, first, second)


asyncio.run(main())
