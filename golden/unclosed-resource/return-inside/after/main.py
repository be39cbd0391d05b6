import asyncio

import aiohttp

async def fetch(url):
    async with aiohttp.ClientSession() as session:
        if not url:
            return None
        response = await session.get(url)
        return await response.text()


async def main(url):
    print(await fetch(""))
    print(await fetch(url))


asyncio.run(main("a"))
