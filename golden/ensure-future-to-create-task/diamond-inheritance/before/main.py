import asyncio


class Root:
    async def step(self):
        return "coroutine"


class Left(Root):
    pass


class Right(Root):
    def step(self):
        future = asyncio.get_running_loop().create_future()
        future.set_result("future")
        return future


class Both(Left, Right):
    async def run(self):
        print(await asyncio.ensure_future(self.step()))


asyncio.run(Both().run())
