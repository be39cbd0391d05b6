import asyncio


async def header(file):
    return (await asyncio.to_thread(file.readline)).split()


class Reader:
    def __init__(self, file):
        self.file = file

    async def rest(self):
        return await asyncio.to_thread(self.file.read)


async def load(name):
    with await asyncio.to_thread(open, name) as file:
        names = await header(file)
        return names, await Reader(file).rest()
