import asyncio


async def work():
    return 1


class Server:
    def __init__(self, loop=None):
        self.loop = loop

    def start(self):
        self.task = self.loop.create_task(work())
