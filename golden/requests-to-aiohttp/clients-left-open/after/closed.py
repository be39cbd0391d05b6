import asyncio

import aiohttp


class Feed:
    def __init__(self):
        self.session = aiohttp.ClientSession()

    async def close(self):
        await self.session.close()

    async def read(self):
        async with self.session.get("https://feed.example.org") as response:
            return await response.text(errors="replace")


async def show():
    feed = Feed()
    try:
        print(await feed.read())
    finally:
        await feed.close()


asyncio.run(show())
