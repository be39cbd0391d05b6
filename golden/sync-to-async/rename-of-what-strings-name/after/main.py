import asyncio

import net


class Store:
    def get(self, name):
        return net.read(name)

    async def afind(self, name):
        return await net.read(name)


async def show(store, name):
    print(getattr(store, "get")(name), await store.afind(name))


def later(found, name):
    found.callback = found.find
    return found.callback(name)


async def main():
    await show(Store(), "b")


asyncio.run(main())
