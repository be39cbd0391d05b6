import asyncio
from typing import Optional


class Worker:
    def __init__(self):
        self.task: Optional[asyncio.Task] = None

    async def step(self):
        return "step"

    async def run(self):
        self.task: Optional[asyncio.Task] = asyncio.ensure_future(self.step())
        pending: list[asyncio.Task] = [asyncio.ensure_future(self.step())]
        print(await self.task, await pending[0])


asyncio.run(Worker().run())
