import asyncio

import aiohttp
import requests


class Late:
    def __init__(self):
        self._session = None

    @property
    def session(self):
        if self._session is None:
            self._session = aiohttp.ClientSession()
        return self._session

    async def load(self, url):
        async with self.session.get(url) as response:
            return await response.text(errors="replace")

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc_value, traceback):
        if self._session is not None:
            await self._session.close()


class Default:
    _session = None

    def connect(self):
        if not self._session:
            self._session = aiohttp.ClientSession()

    async def load(self, url):
        self.connect()
        async with self._session.get(url) as response:
            return await response.text(errors="replace")

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc_value, traceback):
        if self._session is not None:
            await self._session.close()


class Anew:
    def __init__(self):
        self._session = requests.Session()

    def reset(self):
        self._session = requests.Session()

    def load(self, url):
        return self._session.get(url).text


async def main():
    async with Late() as late:
        print(await late.load("http://127.0.0.1/"))


if __name__ == "__main__":
    asyncio.run(main())
