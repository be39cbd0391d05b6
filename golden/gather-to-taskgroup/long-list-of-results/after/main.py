import asyncio


async def fetch_catalogue(page):
    await asyncio.sleep(0)
    return page


async def main(numbers):
    async with asyncio.TaskGroup() as tg:
        catalogue_task = tg.create_task(fetch_catalogue(0))
        tasks = [tg.create_task(fetch_catalogue(number)) for number in numbers]
    catalogues_of_all_pages: list[int] = [
        catalogue_task.result(),
        *(task.result() for task in tasks),
    ]
    print(catalogues_of_all_pages)


asyncio.run(main([1, 2]))
