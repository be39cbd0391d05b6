import asyncio


class Page:
    async def load(self): return 1

    async def refresh(self, stale):
        if stale: await self.load(); print("loaded")
        if(await self.load()):pass
        value = 1if await self.load()else 0
        print(value); return not(await self.load())


asyncio.run(Page().refresh(True))
