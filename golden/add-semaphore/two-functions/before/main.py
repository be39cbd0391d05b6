import asyncio

running = 0


async def fetch(name, wait=1):
    global running
    running += 1
    print("start", name, running)
    await asyncio.sleep(0)
    running -= 1
    return name * 2

async def store(name):
    print("store", name)


async def main(names):
    results = await asyncio.gather(*[fetch(name) for name in names])
    await asyncio.gather(*[store(name) for name in results])


asyncio.run(main("abc"))
