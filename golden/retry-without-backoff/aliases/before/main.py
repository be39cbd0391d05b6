import asyncio as aio
import random as rnd
from asyncio import sleep as pause
from itertools import count


async def one(client):
    for attempt in count():
        try:
            return await client.load()
        except OSError:
            await pause(1)


async def two(client):
    for attempt in count(1):
        try:
            return await client.load()
        except OSError:
            await aio.sleep(1)


async def three(client):
    for attempt in range(3):
        try:
            return await client.load()
        except OSError:
            pass
