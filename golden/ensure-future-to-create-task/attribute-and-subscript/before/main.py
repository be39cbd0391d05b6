import asyncio


async def work():
    return 1


class Holder:
    def __init__(self):
        self.pending = work()

    async def run(self, queue, flag):
        asyncio.ensure_future(self.pending)
        asyncio.ensure_future(queue[0])
        asyncio.ensure_future(work() if flag else queue[1])
        asyncio.ensure_future(await queue.get())
