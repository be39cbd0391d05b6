import asyncio

import aiohttp

async def fetch(session, url):
    async with session.get(url) as response:
        return await response.text()


async def main(url):
    async with aiohttp.ClientSession() as session:
        print(await asyncio.gather(*[fetch(session, url + str(i)) for i in range(2)]))


asyncio.run(main("a"))
