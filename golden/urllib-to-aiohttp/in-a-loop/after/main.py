import time
import urllib.error
import urllib.request

import aiohttp


async def load_all(urls):
    pages = []
    async with aiohttp.ClientSession(
        trust_env=True, auto_decompress=False, headers={"Accept-Encoding": "identity"}
    ) as session:
        for url in urls:
            for attempt in range(3):
                try:
                    async with session.get(
                        url,
                        timeout=aiohttp.ClientTimeout(total=None, sock_connect=10, sock_read=10),
                        raise_for_status=True,
                    ) as response:
                        pages.append(await response.read())
                    break
                except aiohttp.ClientError:
                    time.sleep(attempt)
    return pages


async def reachable(url):
    try:
        async with aiohttp.ClientSession(
            trust_env=True, auto_decompress=False, headers={"Accept-Encoding": "identity"}
        ) as session:
            response = await session.get(url, raise_for_status=True)
            await response.read()
    except aiohttp.ClientError:
        return False
    if response and response.status == 200:
        return True
    return False
