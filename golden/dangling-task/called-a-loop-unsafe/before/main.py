import asyncio


async def work(number=1):
    await asyncio.sleep(0)
    print("worked", number)


class Server:
    def __init__(self, loop):
        self._loop = loop

    def start(self):
        self._loop.create_task(work())


async def main():
    Server(asyncio.get_running_loop()).start()
    await asyncio.sleep(0.01)


asyncio.run(main())
