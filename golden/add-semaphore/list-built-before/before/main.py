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
    coroutines = []
    for name in names:
        coroutines.append(fetch(name))
    print(await asyncio.gather(*coroutines))


asyncio.run(main("abc"))
