import aiohttp


async def load(url):
    async with aiohttp.ClientSession() as session:
        async with session.get(
            url, timeout=aiohttp.ClientTimeout(total=None, sock_connect=5, sock_read=5)
        ) as response:
            response.raise_for_status()
            return await response.json(content_type=None)
