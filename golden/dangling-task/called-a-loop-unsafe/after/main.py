import asyncio

background_tasks = set()


async def work(number=1):
    await asyncio.sleep(0)
    print("worked", number)


class Server:
    def __init__(self, loop):
        self._loop = loop

    def start(self):
        task = self._loop.create_task(work())
        background_tasks.add(task)
        task.add_done_callback(background_tasks.discard)


async def main():
    Server(asyncio.get_running_loop()).start()
    await asyncio.sleep(0.01)


asyncio.run(main())
