import asyncio


async def work():
    print("work")


class Worker:
    def __init__(self):
        self.loop = asyncio.new_event_loop()

    def run(self):
        self.loop.run_until_complete(work())


def run_in(event_loop):
    event_loop.run_until_complete(work())


worker = Worker()
worker.run()
run_in(worker.loop)
