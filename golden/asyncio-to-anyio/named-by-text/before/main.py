import asyncio


class Worker:
    def __init__(self):
        self.ready = asyncio.Event()

    def reset(self):
        getattr(self, "ready").clear()


async def main():
    worker = Worker()
    worker.ready.set()
    worker.reset()
    print(worker.ready.is_set())


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
