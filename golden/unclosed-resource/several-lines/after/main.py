import asyncio

import aiohttp

async def main(url):
    # One for all.
    async with aiohttp.ClientSession(
        timeout=5,  # seconds
    ) as session:
        # The request.
        response = await session.get(url)
        print(await response.text())


asyncio.run(main("a"))
