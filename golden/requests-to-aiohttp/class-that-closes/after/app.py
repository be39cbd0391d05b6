import aiohttp


class Api:
    def __init__(self):
        self.session = aiohttp.ClientSession()

    async def __aenter__(self):
        return self

    async def __aexit__(self, *details):
        await self.session.close()

    async def ping(self, url):
        async with self.session.head(url) as response:
            return response.ok


async def main(url):
    async with Api() as api:
        return await api.ping(url)
