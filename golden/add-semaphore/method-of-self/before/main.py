import asyncio

running = 0


async def fetch(name, wait=1):
    global running
    running += 1
    print("start", name, running)
    await asyncio.sleep(0)
    running -= 1
    return name * 2

class Loader:
    async def load(self, name, *, depth):
        print("load", name, depth)
        return name

    async def load_all(self, names):
        return await asyncio.gather(*[self.load(name, depth=2) for name in names])


async def main(names):
    print(await Loader().load_all(names))


asyncio.run(main("abc"))
