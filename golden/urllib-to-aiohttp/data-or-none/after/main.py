import aiohttp


async def call(url, data=None):
    async with aiohttp.ClientSession(
        trust_env=True, auto_decompress=False, headers={"Accept-Encoding": "identity"}
    ) as session:
        async with session.request(
            url=url,
            method="GET" if data is None else "POST", data=None if data is None else aiohttp.BytesPayload(data, content_type="application/x-www-form-urlencoded"),
            raise_for_status=True,
        ) as response:
            return await response.read()


async def send(url, body):
    async with aiohttp.ClientSession(
        trust_env=True, auto_decompress=False, headers={"Accept-Encoding": "identity"}
    ) as session:
        async with session.request(
            url=url,
            method="GET" if body is None else "POST", data=None if body is None else aiohttp.BytesPayload(body, content_type="application/x-www-form-urlencoded"),
            raise_for_status=True,
        ) as response:
            return await response.read()
