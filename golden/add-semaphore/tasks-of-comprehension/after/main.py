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

    tasks = [asyncio.create_task(bounded_fetch(name), name=name) for name in names]
    done, _ = await asyncio.wait(tasks)
    print(sorted(task.result() for task in done))


asyncio.run(main("abc"))
