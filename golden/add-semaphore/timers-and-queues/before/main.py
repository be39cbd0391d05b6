import asyncio


class Reminders:
    def __init__(self, due):
        self.due = due
        self.tasks = []

    async def start(self):
        for name in self.due:
            self.tasks.append(asyncio.create_task(self.remind(name)))

    async def remind(self, name):
        await asyncio.sleep(self.due[name])
        print(name)


async def publish(queues, item):
    await asyncio.gather(*[queue.put(item) for queue in queues])


async def finish(jobs):
    await asyncio.gather(*(job._wait() for job in jobs))


async def start_all(numbers, Worker):
    workers = [Worker(number) for number in numbers]
    await asyncio.gather(*workers)
    return workers
