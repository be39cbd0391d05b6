import asyncio

import net


async def aload(name):
    return await net.read(name)


class Store:
    async def aget(self, name):
        return await aload(name) + "!"


class Page:
    def __init__(self, load, get):
        self.load = load
        self.get = get

    async def show(self):
        print(await self.load("a"), await self.get("b"))


async def twice(load):
    return await load("c") + await load("d")


async def main():
    store = Store()
    await Page(aload, store.aget).show()
    print(await twice(aload), await twice(store.aget))


asyncio.run(main())
