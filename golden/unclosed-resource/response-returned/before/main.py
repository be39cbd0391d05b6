import asyncio

import aiohttp

async def fetch(url):
    session = aiohttp.ClientSession()
    response = await session.get(url)
    return response


async def main(url):
    print(await (await fetch(url)).text())


asyncio.run(main("a"))
