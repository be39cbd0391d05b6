import asyncio
import time


def read(name):
    time.sleep(0)


def write(name):
    time.sleep(0)


async def flush():
    await asyncio.sleep(0)


async def seek(place):
    await asyncio.sleep(0)
