import asyncio

running = 0


async def fetch(name, wait=1):
    global running
    running += 1
    print("start", name, running)
    await asyncio.sleep(0)
    running -= 1
    return name * 2

async def fail(name):
    raise ValueError(name)


async def main(names):
    try:
        await asyncio.gather(*[fail(name) for name in names])
    except ValueError as error:
        print(error)


asyncio.run(main("abc"))
