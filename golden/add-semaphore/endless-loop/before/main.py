import asyncio

running = 0


async def fetch(name, wait=1):
    global running
    running += 1
    print("start", name, running)
    await asyncio.sleep(0)
    running -= 1
    return name * 2

async def watch(name):
    while True:
        print("watching", name)
        await asyncio.sleep(0)


async def main(names):
    tasks = [asyncio.create_task(watch(name)) for name in names]
    await asyncio.sleep(0)
    for task in tasks:
        task.cancel()


asyncio.run(main("abc"))
