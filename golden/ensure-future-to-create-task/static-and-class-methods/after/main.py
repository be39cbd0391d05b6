import asyncio


class Clock:
    @staticmethod
    async def tick(word):
        return word

    @classmethod
    async def tock(cls):
        return await asyncio.create_task(cls.tick("tock"))

    async def run(self):
        tick = asyncio.create_task(self.tick("tick"))
        print(await tick, await asyncio.create_task(self.tock()))


asyncio.run(Clock().run())
