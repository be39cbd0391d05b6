class Catalogue:
    def __init__(self, source):
        self._source = source
        self._pages = None

    async def pages(self):
        if self._pages is None:
            self._pages = await self._source.fetch()
        return self._pages
