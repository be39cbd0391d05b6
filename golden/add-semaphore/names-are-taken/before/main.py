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
    semaphore = bounded_fetch = "taken"
    print(await asyncio.gather(*[fetch(name) for name in names]), semaphore, bounded_fetch)


asyncio.run(main("abc"))
