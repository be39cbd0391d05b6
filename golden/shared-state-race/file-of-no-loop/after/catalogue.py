import asyncio


class Catalogue:
    def __init__(self, source):
        self._source = source
        self._pages = None
        self._pages_lock = asyncio.Lock()

    async def pages(self):
        async with self._pages_lock:
            if self._pages is None:
                self._pages = await self._source.fetch()
        return self._pages
