async def aread(name):
    return name.upper()


class Client:
    async def aget(self, path):
        return await aread(path)
