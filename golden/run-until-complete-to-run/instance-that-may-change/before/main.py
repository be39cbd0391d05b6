import asyncio


class Job:
    async def run(self):
        print("run")


job = Job()
job.run = job.run
loop = asyncio.new_event_loop()
loop.run_until_complete(job.run())
loop.close()
