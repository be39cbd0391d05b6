import asyncio

import aiohttp

async def main(url):
    session = aiohttp.ClientSession()
    response = await session.get(url)
    text = await response.text()
    await session.close()
    print(text)


asyncio.run(main("a"))
