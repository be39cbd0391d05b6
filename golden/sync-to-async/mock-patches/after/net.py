import asyncio


async def read(name):
    await asyncio.sleep(0)
    return name.upper()


class Client:
    async def get(self, path):
        return await read(path)
