import asyncio

import aiohttp

async def fetch(session, url):
    async with session.get(url) as response:
        return await response.text()


async def main(url):
    session = aiohttp.ClientSession()
    task = asyncio.create_task(fetch(session, url))
    print(await task)


asyncio.run(main("a"))
