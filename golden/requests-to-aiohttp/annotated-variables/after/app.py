from typing import Optional

import aiohttp


async def load(url: str) -> dict:
    async with aiohttp.ClientSession() as session:
        async with session.get(url) as response:
            response.raise_for_status()
            return await response.json(content_type=None)


async def load_all(urls: list[str]) -> list[str]:
    async with aiohttp.ClientSession() as session:
        texts: list[str] = []
        for url in urls:
            async with session.get(url) as response:
                texts.append(await response.text(errors="replace"))
    return texts


class Lazy:
    def __init__(self) -> None:
        self._session: Optional[aiohttp.ClientSession] = None

    @property
    def session(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession()
        return self._session

    async def load(self, url: str) -> str:
        async with self.session.get(url) as response:
            return await response.text(errors="replace")

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc_value, traceback):
        if self._session is not None:
            await self._session.close()
