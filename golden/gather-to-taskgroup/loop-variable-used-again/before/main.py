import asyncio


async def fetch(page):
    print(page)
    await asyncio.sleep(0)


async def main(pages):
    await asyncio.gather(*[fetch(page) for page in pages])
    await asyncio.gather(*[fetch(page) for page in reversed(pages)])
    for page in pages:
        print("done", page)


async def read_behind(pages):
    page = 0
    await asyncio.gather(*[fetch(page) for page in pages])
    print(page)


asyncio.run(main([1, 2]))
asyncio.run(read_behind([1, 2]))
