import aiohttp


async def target(url):
    async with aiohttp.ClientSession() as session:
        async with session.get(url, allow_redirects=False) as response:
            if not ("location" in response.headers and response.status in (301, 302, 303, 307, 308)):
                return url
            if ("location" in response.headers and response.status in (301, 308)) and response.status != 301:
                return None
            return response.headers["Location"]
