import functools
import json
from decimal import Decimal

import aiohttp


async def prices(url):
    async with aiohttp.ClientSession() as session:
        async with session.get(url) as response:
            return await response.json(
                loads=functools.partial(json.loads, parse_float=Decimal), content_type=None
            )


async def parsed(url, **options):
    async with aiohttp.ClientSession() as session:
        async with session.get(url) as response:
            return await response.json(loads=functools.partial(json.loads, **options), content_type=None)
