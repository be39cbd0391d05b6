import asyncio

import httpx


class Opened:
    def __init__(self, base):
        self.base = base

    async def __aenter__(self):
        self.client = httpx.AsyncClient(base_url=self.base)
        return self.client

    async def __aexit__(self, *details):
        await self.client.aclose()


async def main():
    async with Opened("https://example.org") as client:
        print((await client.get("/")).text)


asyncio.run(main())
