import asyncio


async def ping(name):
    print(name)
    await asyncio.sleep(0)
    return len(name)


async def ping_all(names):
    first = asyncio.create_task(ping(names[0]))
    coroutines = [ping(name) for name in names[1:]]
    async with asyncio.TaskGroup() as tg:
        tasks = [tg.create_task(coroutine) for coroutine in coroutines]
        await first
    return [first.result(), *(task.result() for task in tasks)]


print(asyncio.run(ping_all(["a", "bc", "def"])))
