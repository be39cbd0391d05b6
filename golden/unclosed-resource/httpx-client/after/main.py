import asyncio

import httpx


async def main(url):
    async with httpx.AsyncClient(timeout=5) as client:
        response = await client.get(url)
    print(response.json())


asyncio.run(main("a"))
