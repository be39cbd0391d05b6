import asyncio

import aiohttp

async def main(url):
    async with aiohttp.ClientSession() as session:
        response = await session.get(url)
        print("got", response.status)
        print(await response.text())
    print("done")


asyncio.run(main("a"))
