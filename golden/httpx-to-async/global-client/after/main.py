import asyncio

import httpx

client: httpx.AsyncClient


async def load(url):
    return (await client.get(url)).json()


async def main():
    print(await load("https://example.org"))


async def run_main():
    global client
    async with httpx.AsyncClient(timeout=5.0) as client:
        await main()


asyncio.run(run_main())
