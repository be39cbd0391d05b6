import asyncio

LIMIT = 5

from settings import *


async def read(reader):
    await asyncio.wait_for(reader.read(), LIMIT)
