import asyncio
import logging

import aiohttp


async def load(url):
    try:
        async with aiohttp.ClientSession() as session:
            response = await session.get(url)
            await response.read()
    except (aiohttp.ClientError, asyncio.TimeoutError) as error:
        logging.error("no answer: %s", error)
        return None
    return await response.text(errors="replace")
