import asyncio


class Pool:
    def __init__(self):
        self.tasks = [asyncio.create_task(asyncio.sleep(10)) for _ in range(2)]
        self.beat = asyncio.create_task(asyncio.sleep(10))

    async def close(self):
        for task in self.tasks:
            task.cancel()
        self.beat.cancel()
        try:
            await asyncio.gather(*self.tasks, self.beat)
        except asyncio.CancelledError:
            print("closed")
        for task in self.tasks:
            try:
                await asyncio.wait_for(task, 1)
            except asyncio.CancelledError:
                print("gone")


async def main():
    await Pool().close()


asyncio.run(main())
