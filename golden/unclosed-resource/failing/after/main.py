import asyncio

import aiohttp

async def main(url):
    async with aiohttp.ClientSession() as session:
        await session.fetch(url)


try:
    asyncio.run(main("a"))
except AttributeError as error:
    print(type(error).__name__)
