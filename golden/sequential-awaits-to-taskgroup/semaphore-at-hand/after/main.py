import asyncio


async def fetch_page(number):
    await asyncio.sleep(0)
    return number


class Reader:
    def __init__(self):
        self._semaphore = asyncio.Semaphore(2)

    async def get_page(self, number):
        async with self._semaphore:
            return await fetch_page(number)

    async def get_all(self, numbers):
        async with asyncio.TaskGroup() as tg:
            tasks = [tg.create_task(self.get_page(number)) for number in numbers]
        pages = [task.result() for task in tasks]
        return pages


async def main():
    semaphore = asyncio.Semaphore(3)

    async def bounded_fetch_page(number):
        async with semaphore:
            return await fetch_page(number)

    async with asyncio.TaskGroup() as tg:
        tasks = [tg.create_task(bounded_fetch_page(number)) for number in range(3)]
    pages = [task.result() for task in tasks]
    async with asyncio.TaskGroup() as tg:
        tasks = [tg.create_task(bounded_fetch_page(number)) for number in range(3, 6)]
    others = [task.result() for task in tasks]
    print(pages, others, semaphore is not None, await Reader().get_all([1, 2]))


asyncio.run(main())
