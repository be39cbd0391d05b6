import asyncio

import aiohttp

async def main(url):
    session = aiohttp.ClientSession()
    try:
        response = await session.get(url)
        print(await response.text())
    finally:
        await session.close()


asyncio.run(main("a"))
