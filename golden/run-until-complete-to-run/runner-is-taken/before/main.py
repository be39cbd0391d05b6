import asyncio


class Job:
    async def run(self):
        print("run")

    async def close(self):
        print("close")


runner = Job()
loop = asyncio.new_event_loop()
loop.run_until_complete(runner.run())
loop.run_until_complete(runner.close())
loop.close()
