import asyncio


class Source:
    async def _next(self):
        return 1

    async def read(self):
        await asyncio.sleep(0)
        return await self._next()


class Slow(Source):
    async def _next(self):
        await asyncio.sleep(0)
        return await super()._next()


class Left:
    async def _load(self):
        return "left"


class Right:
    async def _load(self):
        await asyncio.sleep(0)
        return "right"


class Both(Left, Right):
    async def load(self):
        return await self._load()


async def main():
    print(await Source().read(), await Slow().read(), await Both().load())


asyncio.run(main())
