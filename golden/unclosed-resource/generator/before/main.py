import asyncio

import aiohttp

async def sessions():
    session = aiohttp.ClientSession()
    yield session
    await session.close()


async def main(url):
    async for session in sessions():
        print(session.closed)


asyncio.run(main("a"))
