import asyncio

running = 0


async def fetch(name, wait=1):
    global running
    running += 1
    print("start", name, running)
    await asyncio.sleep(0)
    running -= 1
    return name * 2

class Page:
    def __init__(self, name):
        self.name = name

    async def _load(self, depth):
        print("load", self.name, depth)
        return self.name


async def main(names):
    pages = [Page(name) for name in names]
    print(await asyncio.gather(*[page._load(1) for page in pages]))


asyncio.run(main("abc"))
