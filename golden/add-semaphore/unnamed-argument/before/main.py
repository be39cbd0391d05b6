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
    await asyncio.gather(*[store.put("key", name + "!") for name in names])


asyncio.run(main("abc"))
