import asyncio

import aiohttp

async def fetch(session, url):
    async with session.get(url) as response:
        return await response.text()


async def main(url):
    session = aiohttp.ClientSession()
    print(await asyncio.gather(*[fetch(session, url + str(i)) for i in range(2)]))
    await session.close()


asyncio.run(main("a"))
