import asyncio

import aiohttp

async def main(url):
    session = aiohttp.ClientSession()

    async def fetch():
        async with session.get(url) as response:
            return await response.text()

    print(await fetch())


asyncio.run(main("a"))
