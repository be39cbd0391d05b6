import asyncio

import aiohttp

async def main(url):
    session = aiohttp.ClientSession()
    response = await session.get(url)
    await session.close()
    print(session.closed, response.status)


asyncio.run(main("a"))
