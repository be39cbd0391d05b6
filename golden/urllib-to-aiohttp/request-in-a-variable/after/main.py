import urllib.request

import aiohttp


async def load(url, token, size):
    request = urllib.request.Request(url)
    request.add_header("Authorization", "Bearer " + token)
    request.add_header("X-Size", str(size))
    async with aiohttp.ClientSession(
        trust_env=True, auto_decompress=False, headers={"Accept-Encoding": "identity"}
    ) as session:
        async with session.request(
            method=request.get_method(), url=request.full_url, data=None if request.data is None else aiohttp.BytesPayload(request.data, content_type="application/x-www-form-urlencoded"), headers=dict(request.header_items()),
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=10, sock_read=10),
            raise_for_status=True,
        ) as response:
            return await response.read(), response.headers.get("Content-Type")
