import asyncio


async def fetch_catalogue(page):
    await asyncio.sleep(0)
    return page


async def main(numbers):
    catalogues_of_all_pages: list[int] = await asyncio.gather(
        fetch_catalogue(0), *[fetch_catalogue(number) for number in numbers]
    )
    print(catalogues_of_all_pages)


asyncio.run(main([1, 2]))
