import asyncio
import threading


class Worker:
    def __enter__(self):
        self.thread = threading.Thread(target=lambda: asyncio.run(asyncio.sleep(0)))
        self.thread.start()

    def __exit__(self, *exc_info):
        self.thread.join()


async def main():
    with Worker():
        print("inside")


asyncio.run(main())
