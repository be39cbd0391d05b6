import asyncio


async def fetch_page_of_catalogue(catalogue_identifier, page_number):
    await asyncio.sleep(0)
    return catalogue_identifier, page_number


async def main():
    catalogue_identifier = 7
    pages = []
    for page_number in range(3):
        pages.append(await fetch_page_of_catalogue(catalogue_identifier, page_number))
    print(pages)
    longer = [await fetch_page_of_catalogue(catalogue_identifier, page_number) for page_number in range(3)]
    print(longer)


asyncio.run(main())
