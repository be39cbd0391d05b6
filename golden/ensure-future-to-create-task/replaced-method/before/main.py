import asyncio


class Worker:
    def __init__(self):
        self.step = self.immediate

    async def step(self):
        return "coroutine"

    def immediate(self):
        future = asyncio.get_running_loop().create_future()
        future.set_result("future")
        return future

    async def run(self):
        print(await asyncio.ensure_future(self.step()))


asyncio.run(Worker().run())
