import anyio


class Settings:
    def __init__(self, path):
        self._path = anyio.Path(path)
        self._text = None

    async def text(self):
        if self._text is None:
            self._text = await self._path.read_text()
        return self._text
