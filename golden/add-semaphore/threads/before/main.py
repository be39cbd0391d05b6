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
    print(await asyncio.gather(*[asyncio.to_thread(str.upper, name) for name in names]))
    await asyncio.gather(*[asyncio.sleep(0, name) for name in names])


asyncio.run(main("abc"))
