import urllib.parse
import urllib.request

import aiohttp


async def send(url, values):
    data = urllib.parse.urlencode(values).encode()
    async with aiohttp.ClientSession(
        trust_env=True, auto_decompress=False, headers={"Accept-Encoding": "identity"}
    ) as session:
        async with session.post(
            url,
            data=aiohttp.BytesPayload(data, content_type="application/x-www-form-urlencoded"),
            raise_for_status=True,
        ) as response:
            return await response.read()


async def ping(url):
    async with aiohttp.ClientSession(
        trust_env=True, auto_decompress=False, headers={"Accept-Encoding": "identity"}
    ) as session:
        async with session.post(
            url,
            data=aiohttp.BytesPayload(b"ping", content_type="application/x-www-form-urlencoded"),
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=3, sock_read=3),
            raise_for_status=True,
        ) as response:
            return await response.read()
