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
    semaphore = asyncio.Semaphore(2)

    async def fetch_one(name):
        async with semaphore:
            return await fetch(name)

    print(await asyncio.gather(*[fetch_one(name) for name in names]))


asyncio.run(main("abc"))
