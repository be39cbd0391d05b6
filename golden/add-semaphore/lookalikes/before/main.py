import asyncio

running = 0


async def fetch(name, wait=1):
    global running
    running += 1
    print("start", name, running)
    await asyncio.sleep(0)
    running -= 1
    return name * 2

async def gather(*coroutines):
    return [await one for one in coroutines]


async def main(names):
    print(await gather(*[fetch(name) for name in names]))


asyncio.run(main("abc"))
