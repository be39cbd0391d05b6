import asyncio

import aiohttp

async def main(url):
    session = aiohttp.ClientSession()
    await session.fetch(url)
    await session.close()


try:
    asyncio.run(main("a"))
except AttributeError as error:
    print(type(error).__name__)
