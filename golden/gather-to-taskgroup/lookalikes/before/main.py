import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def gather(*coroutines):
    return [await one for one in coroutines]


class Collector:
    async def gather(self, *coroutines):
        return [await one for one in coroutines]


async def main():
    print(await gather(fetch("a"), fetch("b")))
    print(await Collector().gather(fetch("c")))


asyncio.run(main())
