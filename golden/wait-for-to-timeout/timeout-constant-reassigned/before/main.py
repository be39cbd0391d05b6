import asyncio

LIMIT = 5
OTHER = 5


def configure(value):
    global LIMIT
    LIMIT = value


for OTHER in range(3):
    pass


async def read(reader):
    await asyncio.wait_for(reader.read(), LIMIT)
    await asyncio.wait_for(reader.read(), OTHER)
