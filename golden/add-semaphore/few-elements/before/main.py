import asyncio

running = 0


async def fetch(name, wait=1):
    global running
    running += 1
    print("start", name, running)
    await asyncio.sleep(0)
    running -= 1
    return name * 2

NAMES = ["x", "y"]


async def main(names):
    print(await asyncio.gather(*[fetch(name) for name in ["a", "b"]]))
    print(await asyncio.gather(*[fetch(name) for name in NAMES]))
    print(await asyncio.gather(*[fetch(name) for name in names[:5]]))
    print(await asyncio.gather(*[fetch("n" * i) for i in range(10)]))


asyncio.run(main("abc"))
