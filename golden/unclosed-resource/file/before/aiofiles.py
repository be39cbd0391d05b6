# Stands in for aiofiles: opened by await or by async with.
class File:
    def __init__(self, path):
        self.path = path

    async def _open(self):
        print("open", self.path)
        return self

    def __await__(self):
        return self._open().__await__()

    async def __aenter__(self):
        return await self

    async def __aexit__(self, *error):
        await self.close()

    async def read(self):
        return "text of " + self.path

    async def close(self):
        print("close", self.path)


def open(path):
    return File(path)
