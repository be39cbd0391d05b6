import asyncio

from framework import Service


class Worker(Service):
    async def run(self):
        asyncio.ensure_future(self.step())
