import asyncio


class Clock:
    @staticmethod
    async def tick(word):
        return word

    @classmethod
    async def tock(cls):
        return await asyncio.ensure_future(cls.tick("tock"))

    async def run(self):
        tick = asyncio.ensure_future(self.tick("tick"))
        print(await tick, await asyncio.ensure_future(self.tock()))


asyncio.run(Clock().run())
