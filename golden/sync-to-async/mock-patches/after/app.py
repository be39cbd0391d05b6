from net import read


async def both(a, b):
    return await read(a) + await read(b)
