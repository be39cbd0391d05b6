import json

import aiohttp


async def open_page(url):
    async with aiohttp.ClientSession(
        trust_env=True, auto_decompress=False, headers={"Accept-Encoding": "identity"}
    ) as session:
        response = await session.get(url, raise_for_status=True)
        await response.read()
        return response


async def load(url):
    response = await open_page(url)
    return json.loads(await response.read())
