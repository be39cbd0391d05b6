import asyncio

running = 0


async def fetch(name, wait=1):
    global running
    running += 1
    print("start", name, running)
    await asyncio.sleep(0)
    running -= 1
    return name * 2

class Store:
    async def put(self, *values):
        print(values)


async def main(names):
    store = Store()
    semaphore = asyncio.Semaphore(10)

    async def bounded_put(*args):
        async with semaphore:
            return await store.put(*args)

    await asyncio.gather(*[bounded_put("key", name + "!") for name in names])


asyncio.run(main("abc"))
