import asyncio


class Job:
    async def run(self):
        print("run")

    async def close(self):
        print("close")


runner = Job()
with asyncio.Runner() as asyncio_runner:
    asyncio_runner.run(runner.run())
    asyncio_runner.run(runner.close())
