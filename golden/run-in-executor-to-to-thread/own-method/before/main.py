import asyncio


class Pool:
    async def run_in_executor(self, executor, function):
        return function()

    async def ask(self):
        return await self.run_in_executor(None, lambda: "mine")


print(asyncio.run(Pool().ask()))
