import asyncio

import httpx


async def load(url):
    async with httpx.AsyncClient() as client:
        return (await client.get(url)).json()


async def show(url):
    print(await load(url))


asyncio.run(show("https://example.org"))
