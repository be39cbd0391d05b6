import asyncio


async def fetch_page_of_catalogue(catalogue_identifier, page_number):
    await asyncio.sleep(0)
    return catalogue_identifier, page_number


async def main():
    catalogue_identifier = 7
    semaphore = asyncio.Semaphore(10)

    async def bounded_fetch_page_of_catalogue(catalogue_identifier, page_number):
        async with semaphore:
            return await fetch_page_of_catalogue(catalogue_identifier, page_number)

    async with asyncio.TaskGroup() as tg:
        tasks = [
            tg.create_task(
                bounded_fetch_page_of_catalogue(catalogue_identifier, page_number)
            )
            for page_number in range(3)
        ]
    pages = [task.result() for task in tasks]
    print(pages)
    async with asyncio.TaskGroup() as tg:
        tasks = [
            tg.create_task(
                bounded_fetch_page_of_catalogue(catalogue_identifier, page_number)
            )
            for page_number in range(3)
        ]
    longer = [task.result() for task in tasks]
    print(longer)


asyncio.run(main())
