import aiohttp


async def check(url):
    async with aiohttp.ClientSession() as session:
        async with session.get(url) as response:
            if not response.ok:
                return "down"
            return str(response.url)
