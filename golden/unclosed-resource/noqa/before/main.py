import asyncio

import aiohttp

async def main(url):
    session = aiohttp.ClientSession()  # noqa: unclosed-resource
    response = await session.get(url)
    print(await response.text())
    await session.close()


asyncio.run(main("a"))
