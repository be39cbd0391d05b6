import asyncio

import httpx


async def main(url):
    client = httpx.AsyncClient(timeout=5)
    response = await client.get(url)
    await client.aclose()
    print(response.json())


asyncio.run(main("a"))
