import aiohttp


async def first(url):
    async with aiohttp.ClientSession() as session:
        async with session.get(url) as response:
            return (await response.json(content_type=None))[0]
