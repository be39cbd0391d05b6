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
    print([await fetch(name) for name in names])
    for name in names:
        print(await asyncio.create_task(fetch(name)))


asyncio.run(main("abc"))
