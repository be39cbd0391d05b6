import asyncio


async def fetch(page):
    print(page)
    await asyncio.sleep(0)


async def main(pages):
    async with asyncio.TaskGroup() as tg:
        for page in pages:
            tg.create_task(fetch(page))


asyncio.run(main([1, 2]))
