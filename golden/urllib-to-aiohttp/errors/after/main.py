import urllib.error
import urllib.request

import aiohttp


async def load(url):
    try:
        async with aiohttp.ClientSession(
            trust_env=True, auto_decompress=False, headers={"Accept-Encoding": "identity"}
        ) as session:
            async with session.get(url, raise_for_status=True) as response:
                return await response.read()
    except aiohttp.ClientResponseError as error:
        if error.status == 404:
            return None
        print("failed", error.status, error.message, error.headers.get("Retry-After"))
    except aiohttp.ClientError as error:
        print("no connection", error)
    return b""


async def either(url):
    try:
        async with aiohttp.ClientSession(
            trust_env=True, auto_decompress=False, headers={"Accept-Encoding": "identity"}
        ) as session:
            async with session.get(url, raise_for_status=True) as response:
                return await response.read()
    except (aiohttp.ClientResponseError, aiohttp.ClientError):
        return None
