import asyncio

import aiohttp

async def main(url):
    async with aiohttp.ClientSession() as session:
        async with session.get(url) as response:
            print(response.status)
    print("done")


asyncio.run(main("a"))
