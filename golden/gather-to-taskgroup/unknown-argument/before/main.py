import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

class Later:
    def __await__(self):
        yield from asyncio.sleep(0).__await__()
        return "later"


async def main(make):
    print(await asyncio.gather(make(), fetch("a")))


asyncio.run(main(Later))
