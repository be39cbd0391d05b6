import aiohttp


class Api:
    def __init__(self, base):
        self.base = base
        self.session = aiohttp.ClientSession()

    async def page(self, number):
        async with self.session.get(f"{self.base}/pages/{number}") as response:
            return await response.text(errors="replace")

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc_value, traceback):
        await self.session.close()


async def is_up(url):
    async with aiohttp.ClientSession() as session:
        async with session.head(url) as response:
            return response.ok
