import urllib.request

import aiohttp


async def fetch(what):
    async with aiohttp.ClientSession(
        trust_env=True, auto_decompress=False, headers={"Accept-Encoding": "identity"}
    ) as session:
        async with session.request(method=what.get_method(), url=what.full_url, data=what.data and aiohttp.BytesPayload(what.data, content_type="application/x-www-form-urlencoded"), headers=dict(what.header_items()), raise_for_status=True) as response:
            return await response.read()


async def load(url):
    return await fetch(url) + await fetch(urllib.request.Request(url))


def open_it(req):
    return urllib.request.urlopen(req).read()
