import asyncio

import net


async def pages(count):
    for number in range(count):
        yield await net.read(f"page {number}")


async def all_pages(count):
    yield "first"
    async for item in pages(count):
        yield item


async def main():
    async for page in all_pages(2):
        print(page)
    print([item async for item in pages(2)], [len(page) async for page in pages(3)])
    print(await anext(pages(1)), sum([len(page) async for page in pages(2)]))


asyncio.run(main())
