import urllib.parse

import aiohttp


async def load(url, values):
    async with aiohttp.ClientSession() as session:
        async with session.get(url + "?" + urllib.parse.urlencode(values)) as response:
            return await response.read()
