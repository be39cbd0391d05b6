import asyncio


class Real:
    async def fetch(self):
        return "real"


class Proxy:
    def __init__(self, target):
        self._target = target

    def __getattr__(self, name):
        return getattr(self._target, name)

    async def again(self):
        await asyncio.sleep(0)
        return await self.fetch()


async def main():
    real = Real()
    proxy = Proxy(real)
    print(await real.fetch(), await proxy.fetch(), await proxy.again())


asyncio.run(main())
