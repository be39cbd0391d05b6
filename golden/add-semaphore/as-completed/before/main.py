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
    for future in asyncio.as_completed([fetch(name) for name in names]):
        print(await future)


asyncio.run(main("abc"))
