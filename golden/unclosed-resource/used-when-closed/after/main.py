import asyncio

import aiohttp

async def main(url):
    async with aiohttp.ClientSession() as session:
        response = await session.get(url)
    print(session.closed, response.status)


asyncio.run(main("a"))
