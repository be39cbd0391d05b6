import json

import asyncio
import functools

import aiohttp


class Client:
    def __init__(self):
        self.session = aiohttp.ClientSession()
        self.options = {}

    def json_options(self, **options):
        self.options = options
        return self

    async def get(self, url):
        async with self.session.get(
            url, timeout=aiohttp.ClientTimeout(total=None, sock_connect=5, sock_read=5)
        ) as response:
            return await response.json(loads=functools.partial(json.loads, **self.options), content_type=None)

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc_value, traceback):
        await self.session.close()


async def main():
    async with Client().json_options(parse_float=str) as client:
        print(await client.get("https://example.org/prices"))


asyncio.run(main())
