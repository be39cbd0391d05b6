import asyncio


async def length(name):
    await asyncio.sleep(0)
    return len(name)


async def table(names):
    """Lengths, by name."""
    semaphore = asyncio.Semaphore(3)

    async def bounded_length(name):
        async with semaphore:
            return await length(name)

    tasks = [asyncio.create_task(bounded_length(name)) for name in names]
    await asyncio.gather(*tasks, return_exceptions=True)
    lengths = (task.result() for task in tasks)
    length_tasks = [asyncio.create_task(bounded_length(name)) for name in names]
    await asyncio.gather(*length_tasks, return_exceptions=True)
    by_name = dict(zip(names, (task.result() for task in length_tasks)))
    tasks_2 = [asyncio.create_task(bounded_length(name)) for name in names]
    await asyncio.gather(*tasks_2, return_exceptions=True)
    print(*sorted((task.result() for task in tasks_2), reverse=True))
    return sum(lengths), by_name


print(asyncio.run(table(["a", "bbb", "cc"])))
