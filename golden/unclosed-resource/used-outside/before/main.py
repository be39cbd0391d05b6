import asyncio

import aiohttp

async def main(url):
    if url:
        session = aiohttp.ClientSession()
    response = await session.get(url)
    print(await response.text())


asyncio.run(main("a"))
