import asyncio

import aiohttp

async def main(url):
    # One for all.
    session: aiohttp.ClientSession = aiohttp.ClientSession(
        timeout=5,  # seconds
    )

    # The request.
    response = await session.get(url)
    print(await response.text())
    await session.close()


asyncio.run(main("a"))
