import asyncio


class Store:
    async def load(self):
        return "store"

    async def show(self):
        await asyncio.sleep(0)
        print(await self.load())


def bases():
    return {"store": Store}


class Slow(bases().get("store")):
    async def load(self):
        await asyncio.sleep(0)
        return "slow " + await super().load()


async def main():
    await Store().show()
    await Slow().show()


asyncio.run(main())
