import asyncio

running = 0


async def fetch(name, wait=1):
    global running
    running += 1
    print("start", name, running)
    await asyncio.sleep(0)
    running -= 1
    return name * 2

async def with_name(name, coroutine):
    return name, await coroutine


async def main(names):
    print(await asyncio.gather(*[with_name(name, fetch(name)) for name in names]))


asyncio.run(main("abc"))
