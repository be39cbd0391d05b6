from pkg.client import load


async def read(name):
    return await load(name)
