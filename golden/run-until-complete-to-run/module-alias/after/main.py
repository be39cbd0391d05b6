import asyncio as aio
import threading


class Worker(threading.Thread):
    def run(self):
        aio.run(self.work())

    async def work(self):
        await aio.sleep(0)
        print("work")


worker = Worker()
worker.start()
worker.join()
