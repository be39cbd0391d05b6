import asyncio as aio
import random as rnd
from asyncio import sleep as pause
from itertools import count


async def one(client):
    for attempt in count():
        try:
            return await client.load()
        except OSError:
            await pause(min(60, 2**attempt) * rnd.uniform(0.5, 1))


async def two(client):
    for attempt in count(1):
        try:
            return await client.load()
        except OSError:
            await aio.sleep(min(60, 2 ** (attempt - 1)) * rnd.uniform(0.5, 1))


async def three(client):
    for attempt in range(3):
        try:
            return await client.load()
        except OSError:
            await aio.sleep(min(60, 2**attempt) * rnd.uniform(0.5, 1))
