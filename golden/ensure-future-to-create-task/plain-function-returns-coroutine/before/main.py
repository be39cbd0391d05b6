import asyncio
from collections.abc import Coroutine


async def fetch(page):
    await asyncio.sleep(0)
    return f"page {page}"


def fetch_first():
    return fetch(1)


def fetch_any(page) -> Coroutine[None, None, str]:
    pages = {page: fetch(page)}
    return pages[page]


async def main():
    first = asyncio.ensure_future(fetch_first())
    second = asyncio.ensure_future(fetch_any(2))
    print(await first, await second)


asyncio.run(main())
