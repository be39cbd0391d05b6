import asyncio


async def fetch(page):
    print(page)
    await asyncio.sleep(0)


async def main(pages):
    async with asyncio.TaskGroup() as tg:
        for page in pages:
            tg.create_task(fetch(page))
    async with asyncio.TaskGroup() as tg:
        for page in reversed(pages):
            tg.create_task(fetch(page))
    for page in pages:
        print("done", page)


async def read_behind(pages):
    page = 0
    async with asyncio.TaskGroup() as tg:
        tasks = [tg.create_task(fetch(page)) for page in pages]
    print(page)


asyncio.run(main([1, 2]))
asyncio.run(read_behind([1, 2]))
