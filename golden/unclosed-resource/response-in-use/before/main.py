import asyncio

import aiohttp

async def main(url):
    session = aiohttp.ClientSession()
    response = await session.get(url)
    print("got", response.status)
    print(await response.text())
    print("done")


asyncio.run(main("a"))
