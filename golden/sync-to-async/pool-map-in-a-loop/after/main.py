import asyncio
import os


async def size(name, factor):
    await asyncio.sleep(0.02 / factor)
    return len(name) * factor


class Report:
    def __init__(self, names):
        self.names = names
        self.total = 0

    async def load(self, name):
        await asyncio.sleep(0)
        if not name:
            raise ValueError("no name")
        return name * 2

    async def fill(self):
        # As many threads as there are by default.
        semaphore = asyncio.Semaphore(min(32, (os.cpu_count() or 1) + 4))

        async def bounded_size(name, factor):
            async with semaphore:
                return await size(name, factor)

        async def bounded_load(name):
            async with semaphore:
                return await self.load(name)

        tasks = [asyncio.create_task(bounded_size(name, factor)) for name, factor in zip(self.names, [1, 2, 3])]
        await asyncio.gather(*tasks, return_exceptions=True)
        for task in tasks:
            count = task.result()
            # In the order of the names.
            self.total += count
            print(count)
        load_tasks = [asyncio.create_task(bounded_load(name)) for name in self.names]
        await asyncio.gather(*load_tasks, return_exceptions=True)
        for number, text in enumerate(task.result() for task in load_tasks):
            print(number, text)


report = Report(["a", "bb", "ccc"])
asyncio.run(report.fill())
print(report.total)
