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
    semaphore = asyncio.Semaphore(10)

    async def bounded_fetch(name):
        async with semaphore:
            return await fetch(name)

    results = await asyncio.gather(*[bounded_fetch(name) for name in names])

    async def bounded_store(name):
        async with semaphore:
            return await store(name)

    await asyncio.gather(*[bounded_store(name) for name in results])


asyncio.run(main("abc"))
