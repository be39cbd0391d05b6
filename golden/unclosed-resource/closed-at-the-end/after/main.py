import asyncio

import aiohttp

async def main(url):
    async with aiohttp.ClientSession() as session:
        response = await session.get(url)
        text = await response.text()
    print(text)


asyncio.run(main("a"))
