import asyncio

import aiohttp

class Client:
    async def connect(self):
        session = aiohttp.ClientSession()
        self.session = session


async def main(url):
    client = Client()
    await client.connect()
    print(client.session.closed)


asyncio.run(main("a"))
