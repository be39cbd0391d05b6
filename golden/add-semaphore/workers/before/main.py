import asyncio

running = 0


async def fetch(name, wait=1):
    global running
    running += 1
    print("start", name, running)
    await asyncio.sleep(0)
    running -= 1
    return name * 2

async def work(queue):
    while not queue.empty():
        print(await fetch(queue.get_nowait()))


async def main(names):
    queue = asyncio.Queue()
    for name in names:
        queue.put_nowait(name)
    await asyncio.gather(*[work(queue) for _ in range(len(names))])


asyncio.run(main("abc"))
