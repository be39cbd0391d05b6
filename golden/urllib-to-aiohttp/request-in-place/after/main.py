import json

import aiohttp


async def load(url, token):
    async with aiohttp.ClientSession(
        trust_env=True, auto_decompress=False, headers={"Accept-Encoding": "identity"}
    ) as session:
        async with session.get(
            url, headers={"X-Token": token}, raise_for_status=True
        ) as response:
            return json.loads(await response.read())


async def store(url, value):
    body = json.dumps(value).encode()
    async with aiohttp.ClientSession(
        trust_env=True, auto_decompress=False, headers={"Accept-Encoding": "identity"}
    ) as session:
        async with session.put(url, data=body, headers={"Content-Type": "application/json"}, timeout=aiohttp.ClientTimeout(total=None, sock_connect=5, sock_read=5), raise_for_status=True) as response:
            return response.status


async def send(url, value):
    async with aiohttp.ClientSession(
        trust_env=True, auto_decompress=False, headers={"Accept-Encoding": "identity"}
    ) as session:
        async with session.post(
                url,
                data=json.dumps(value).encode(),
                headers={"Content-Type": "application/json"}, raise_for_status=True,
        ) as response:
            return await response.read()


async def remove(url):
    async with aiohttp.ClientSession(
        trust_env=True, auto_decompress=False, headers={"Accept-Encoding": "identity"}
    ) as session:
        async with session.delete(url, raise_for_status=True) as response:
            await response.read()


async def ask(url, verb, body):
    async with aiohttp.ClientSession(
        trust_env=True, auto_decompress=False, headers={"Accept-Encoding": "identity"}
    ) as session:
        async with session.request(
            url=url, data=None if body is None else aiohttp.BytesPayload(body, content_type="application/x-www-form-urlencoded"), method=verb,
            raise_for_status=True,
        ) as response:
            return await response.read()
