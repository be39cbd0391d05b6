import asyncio

import aiohttp

async def main(url):
    async with aiohttp.ClientSession() as first:
        response = await first.get(url)
        print(await response.text())
    async with aiohttp.ClientSession() as second:
        response_2 = await second.get(url)
        print(await response_2.text())


asyncio.run(main("a"))
