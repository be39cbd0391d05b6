import asyncio


async def _load(key):
    return f"loaded {key}"


class Loader:
    async def _load(self, key):
        await asyncio.sleep(0)
        return f"slow {key}"

    async def run(self):
        return await self._load("a"), await _load("b")


async def with_parameter(_load):
    return await _load("c")


async def with_local():
    async def _load(key):
        await asyncio.sleep(0)
        return f"local {key}"

    return await _load("d")


async def main():
    print(await Loader().run(), await with_parameter(Loader()._load), await with_local())


asyncio.run(main())
