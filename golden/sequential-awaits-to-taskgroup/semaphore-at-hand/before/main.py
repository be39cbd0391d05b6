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
        pages = []
        for number in numbers:
            pages.append(await self.get_page(number))
        return pages


async def main():
    semaphore = asyncio.Semaphore(3)
    pages = [await fetch_page(number) for number in range(3)]
    others = []
    for number in range(3, 6):
        others.append(await fetch_page(number))
    print(pages, others, semaphore is not None, await Reader().get_all([1, 2]))


asyncio.run(main())
