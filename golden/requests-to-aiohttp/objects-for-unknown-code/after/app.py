import aiohttp
from registry import remember


class Client:
    def __init__(self):
        self.session = aiohttp.ClientSession()

    async def get(self, url):
        async with self.session.get(url) as response:
            return await response.json(content_type=None)

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc_value, traceback):
        await self.session.close()


async def kept_by_a_library(url):
    client = Client()
    remember(client)
    return await client.get(url)


async def kept_by_a_parameter(url, register):
    client = Client()
    register(client)
    return await client.get(url)


async def only_looked_at(url):
    async with Client() as client:
        print(client)
        return await client.get(url)
