import asyncio

import aiohttp

async def main(url):
    session = aiohttp.ClientSession()
    response = await session.get(url)
    session = None
    print(await response.text())


asyncio.run(main("a"))
