import asyncio

import aiohttp

async def main(url):
    if url:
        async with aiohttp.ClientSession() as session:
            response = await session.get(url)
            print(await response.text())
    print("done")


asyncio.run(main("a"))
