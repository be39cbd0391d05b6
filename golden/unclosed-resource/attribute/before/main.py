import asyncio

import aiohttp

class Client:
    async def __aenter__(self):
        self.session = aiohttp.ClientSession()
        return self

    async def __aexit__(self, *error):
        await self.session.close()


async def main(url):
    async with Client() as client:
        print(client.session.closed)


asyncio.run(main("a"))
