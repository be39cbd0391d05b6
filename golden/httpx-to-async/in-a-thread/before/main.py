import asyncio

import httpx


def load(url):
    return httpx.get(url).text


async def show(urls):
    texts = await asyncio.gather(*[asyncio.to_thread(load, url) for url in urls])
    loop = asyncio.get_running_loop()
    more = await loop.run_in_executor(None, load, urls[0])
    print(texts, more)


asyncio.run(show(["https://example.org"]))
