import aiohttp


async def load(url):
    timeout =
    name = "labels"
    async with aiohttp.ClientSession() as session:
        async with session.get(url) as response:
            return response.status
