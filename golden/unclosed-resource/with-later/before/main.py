import asyncio

import aiohttp

async def main(url):
    session = aiohttp.ClientSession()
    async with session:
        response = await session.get(url)
        print(await response.text())


asyncio.run(main("a"))
