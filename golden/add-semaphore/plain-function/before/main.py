import asyncio

running = 0


async def fetch(name, wait=1):
    global running
    running += 1
    print("start", name, running)
    await asyncio.sleep(0)
    running -= 1
    return name * 2

def start_all(names):
    return [asyncio.ensure_future(fetch(name)) for name in names]


async def main(names):
    print([await task for task in start_all(names)])


asyncio.run(main("abc"))
