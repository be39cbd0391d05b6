import asyncio

import httpx


async def load(url):
    async with httpx.AsyncClient() as client:
        response = await client.get(url)
        return response.json()


asyncio.run(load("https://example.org"))
