import logging

import httpx


async def load(url):
    try:
        async with httpx.AsyncClient(follow_redirects=True, timeout=None) as client:
            response = await client.get(url)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        logging.error("no answer: %s", error)
        return None
    return response.text
