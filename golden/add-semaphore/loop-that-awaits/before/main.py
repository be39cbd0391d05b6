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
    tasks = []
    for name in names:
        tasks.append(asyncio.create_task(fetch(name)))
        await asyncio.sleep(0)
    print([await task for task in tasks])


asyncio.run(main("abc"))
