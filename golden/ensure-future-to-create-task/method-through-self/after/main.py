import asyncio


class Worker:
    def __init__(self):
        self.done = []

    async def step(self, number):
        self.done.append(number)

    async def run(self):
        async def twice():
            await asyncio.create_task(self.step(2))

        first = asyncio.create_task(self.step(1))
        await first
        await twice()
        print(self.done)


asyncio.run(Worker().run())
