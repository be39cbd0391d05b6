import asyncio


class Page:
    async def load(self): return 1

    async def refresh(self, stale):
        if stale: self.load(); print("loaded")
        if(self.load()):pass
        value = 1if self.load()else 0
        print(value); return not(self.load())


asyncio.run(Page().refresh(True))
