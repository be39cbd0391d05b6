import asyncio

import aiohttp


class Client:
    def __init__(self, key=""):
        self.key = key
        self.session = aiohttp.ClientSession()

    async def close(self):
        """Close the session."""
        await self.session.close()

    async def get(self, url):
        async with self.session.get(url, headers={"X-Key": self.key}) as response:
            return await response.json(content_type=None)

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc_value, traceback):
        await self.close()


class Meter:
    def __init__(self):
        self.session = aiohttp.ClientSession()

    async def stop(self):
        await self.session.close()
        print("stopped")

    async def read(self):
        async with self.session.get("https://meter.example.org") as response:
            return await response.text(errors="replace")

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc_value, traceback):
        await self.session.close()


async def show(url):
    async with Client(key="k") as client:
        print(await client.get(url))


async def read():
    async with Meter() as meter:
        return await meter.read()


asyncio.run(show("https://example.org/a"))
print(asyncio.run(read()))
