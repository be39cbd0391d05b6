import asyncio as aio
import threading


class Worker(threading.Thread):
    def run(self):
        loop = aio.new_event_loop()
        aio.set_event_loop(loop)
        loop.run_until_complete(self.work())
        loop.close()

    async def work(self):
        await aio.sleep(0)
        print("work")


worker = Worker()
worker.start()
worker.join()
