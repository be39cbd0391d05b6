import asyncio


class Cache:
    def __init__(self):
        self._lock = asyncio.Lock()
        self.value = None

    async def clear(self):
        async with self._lock:
            self.value = None

    async def get(self):
        if self.value is None:
            self.value = await self.load()
        return self.value

    async def load(self):
        await ACTIONS["clear"](self)
        return 42


ACTIONS = {"clear": Cache.clear}


async def main():
    print(await asyncio.wait_for(Cache().get(), 1))


asyncio.run(main())
