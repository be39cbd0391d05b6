import asyncio


async def cached(value):
    return value


async def broken():
    raise OSError("gone")


print(asyncio.run(asyncio.wait_for(cached(1), 5)))
