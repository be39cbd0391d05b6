import asyncio

import aiohttp

async def sessions():
    async with aiohttp.ClientSession() as session:
        yield session


async def main(url):
    async for session in sessions():
        print(session.closed)


asyncio.run(main("a"))
