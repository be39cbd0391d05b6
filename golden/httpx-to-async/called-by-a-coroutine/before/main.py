import asyncio

import httpx


def load(url):
    return httpx.get(url).json()


async def show(url):
    print(load(url))


asyncio.run(show("https://example.org"))
