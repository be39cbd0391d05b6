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
    pairs = [(name, 1) for name in names]
    semaphore = asyncio.Semaphore(10)

    async def bounded_fetch(*args):
        async with semaphore:
            return await fetch(*args)

    print(await asyncio.gather(*[bounded_fetch(*pair) for pair in pairs]))


asyncio.run(main("abc"))
