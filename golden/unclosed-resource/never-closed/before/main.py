import asyncio

import aiohttp

async def main(url):
    session = aiohttp.ClientSession()
    async with session.get(url) as response:
        print(response.status)
    print("done")


asyncio.run(main("a"))
