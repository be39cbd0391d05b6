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
    functions = [fetch for _ in names]
    print(await asyncio.gather(*[function("a") for function in functions]))


asyncio.run(main("abc"))
