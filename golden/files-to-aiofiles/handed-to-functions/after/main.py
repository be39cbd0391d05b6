import aiofiles


async def header(file):
    return (await file.readline()).split()


class Reader:
    def __init__(self, file):
        self.file = file

    async def rest(self):
        return await self.file.read()


async def load(name):
    async with aiofiles.open(name) as file:
        names = await header(file)
        return names, await Reader(file).rest()
