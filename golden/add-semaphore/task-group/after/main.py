import asyncio

running = 0


async def fetch(name, wait=1):
    global running
    running += 1
    print("start", name, running)
    await asyncio.sleep(0)
    running -= 1
    return name * 2

async def main(names):
    semaphore = asyncio.Semaphore(10)

    async def bounded_fetch(name):
        async with semaphore:
            return await fetch(name)

    async with asyncio.TaskGroup() as tg:
        for name in names:
            tg.create_task(bounded_fetch(name))


asyncio.run(main("abc"))
