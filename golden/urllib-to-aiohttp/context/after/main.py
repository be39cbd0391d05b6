import ssl

import aiohttp


async def load(url):
    context = ssl._create_unverified_context()
    async with aiohttp.ClientSession(
        trust_env=True, auto_decompress=False, headers={"Accept-Encoding": "identity"}
    ) as session:
        async with session.get(url, ssl=context, raise_for_status=True) as response:
            return await response.read()


async def plain(url):
    async with aiohttp.ClientSession(
        trust_env=True, auto_decompress=False, headers={"Accept-Encoding": "identity"}
    ) as session:
        async with session.get(url, raise_for_status=True) as response:
            return await response.read()
