import aiohttp


async def load(url, page):
    async with aiohttp.ClientSession() as session:
        async with session.get(url, params={"page": page}) as response:
            return await response.json(content_type=None)


async def is_up(url):
    async with aiohttp.ClientSession() as session:
        async with session.head(url) as response:
            return response.status == 200
