import anyio


async def work(n):
    print("work", n)


async def main():
    async with anyio.create_task_group() as group:
        [group.start_soon(work, n) for n in range(3)]

        def later(n):
            group.start_soon(work, n)

        later(7)
    async with anyio.create_task_group() as group:
        group.start_soon(work, 8)
    async with anyio.create_task_group():
        await work(9)


anyio.run(main)
