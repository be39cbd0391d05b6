import asyncio
import time


async def read(name):
    await asyncio.sleep(0)


def write(name):
    time.sleep(0)
