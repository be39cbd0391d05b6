import ssl

import aiohttp


async def load(url, check):
    async with aiohttp.ClientSession() as session:
        async with session.get(
            url,
            ssl=check if isinstance(check, bool) else ssl.create_default_context(cafile=check),
        ) as response:
            return await response.json(content_type=None)
