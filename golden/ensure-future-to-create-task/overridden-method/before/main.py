import asyncio


class Worker:
    async def step(self):
        return "coroutine"

    async def run(self):
        print(await asyncio.ensure_future(self.step()))


class Immediate(Worker):
    def step(self):
        future = asyncio.get_running_loop().create_future()
        future.set_result("future")
        return future


async def main():
    await Worker().run()
    await Immediate().run()


asyncio.run(main())
