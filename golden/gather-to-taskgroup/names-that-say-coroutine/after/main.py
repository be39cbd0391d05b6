import asyncio


async def fetch(page):
    await asyncio.sleep(0)
    return page


async def main():
    request_coroutine = fetch(1)
    other_coro = fetch(2)
    async with asyncio.TaskGroup() as tg:
        request_task = tg.create_task(request_coroutine)
        other_task = tg.create_task(other_coro)
    print([request_task.result(), other_task.result()])
    coro1 = fetch(3)
    coro = fetch(4)
    async with asyncio.TaskGroup() as tg:
        task1 = tg.create_task(coro1)
        task = tg.create_task(coro)
    pages = [task1.result(), task.result()]
    print(pages)


asyncio.run(main())
