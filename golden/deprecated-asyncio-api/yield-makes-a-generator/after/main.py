async def cached(value):
    return value


async def broken():
    raise OSError("gone")

