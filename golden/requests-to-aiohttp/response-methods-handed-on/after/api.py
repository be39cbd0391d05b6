import aiohttp


async def shown(read):
    return await read(content_type=None)


async def load(url):
    async with aiohttp.ClientSession() as session:
        async with session.get(url) as response:
            return await shown(response.json)
