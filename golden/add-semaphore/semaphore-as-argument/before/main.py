import asyncio

running = 0


async def fetch(name, wait=1):
    global running
    running += 1
    print("start", name, running)
    await asyncio.sleep(0)
    running -= 1
    return name * 2

async def fetch_in_turn(semaphore, name):
    await semaphore.acquire()
    try:
        return await fetch(name)
    finally:
        semaphore.release()


async def main(names):
    semaphore = asyncio.Semaphore(2)
    print(await asyncio.gather(*[fetch_in_turn(semaphore, name) for name in names]))


asyncio.run(main("abc"))
