import asyncio


async def fetch(page):
    await asyncio.sleep(0)
    return page


async def main():
    request_coroutine = fetch(1)
    other_coro = fetch(2)
    print(await asyncio.gather(request_coroutine, other_coro))
    coro1 = fetch(3)
    coro = fetch(4)
    pages = await asyncio.gather(coro1, coro)
    print(pages)


asyncio.run(main())
