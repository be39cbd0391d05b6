import asyncio

import aiohttp

async def connect():
    session = aiohttp.ClientSession()
    print("connected")
    return session


async def main(url):
    session = await connect()
    print(session.closed)


asyncio.run(main("a"))
