import asyncio


class Worker:
    def __init__(self):
        self.done = []

    async def step(self, number):
        self.done.append(number)

    async def run(self):
        async def twice():
            await asyncio.ensure_future(self.step(2))

        first = asyncio.ensure_future(self.step(1))
        await first
        await twice()
        print(self.done)


asyncio.run(Worker().run())
