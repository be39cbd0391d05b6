import asyncio


async def fetch(page):
    print(page)
    await asyncio.sleep(0)


async def main(pages):
    tasks = [asyncio.create_task(fetch(page)) for page in pages]
    await asyncio.gather(*tasks)


asyncio.run(main([1, 2]))
