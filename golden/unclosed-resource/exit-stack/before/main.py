import asyncio

import aiohttp

import contextlib


async def main(url):
    async with contextlib.AsyncExitStack() as stack:
        session = aiohttp.ClientSession()
        await stack.enter_async_context(session)
        response = await session.get(url)
        print(await response.text())


asyncio.run(main("a"))
