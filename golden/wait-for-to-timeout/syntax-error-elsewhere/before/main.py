import asyncio


async def read(reader):
    return await asyncio.wait_for(reader.read(), 5)


def broken():
    return 1 +* 2  # wait_for
