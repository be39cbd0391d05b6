import asyncio


async def work(n):
    print("work", n)


async def main():
    async with asyncio.TaskGroup() as group:
        [group.create_task(work(n)) for n in range(3)]

        def later(n):
            group.create_task(work(n))

        later(7)
    async with asyncio.TaskGroup() as group:
        group.create_task(work(8))
    async with asyncio.TaskGroup():
        await work(9)


asyncio.run(main())
