import urllib.request

import aiohttp


class Put(urllib.request.Request):
    def get_method(self):
        return "PUT"


async def store(url, data):
    put = Put(url, data=data)
    async with aiohttp.ClientSession(
        trust_env=True, auto_decompress=False, headers={"Accept-Encoding": "identity"}
    ) as session:
        async with session.request(
            method=put.get_method(), url=put.full_url, data=None if put.data is None else aiohttp.BytesPayload(put.data, content_type="application/x-www-form-urlencoded"), headers=dict(put.header_items()),
            raise_for_status=True,
        ) as response:
            return await response.read()
