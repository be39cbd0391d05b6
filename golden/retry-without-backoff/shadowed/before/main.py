import asyncio
from clock import sleep


async def load(client):
    for attempt in range(3):
        try:
            return await client.load()
        except OSError:
            await sleep(1)


async def other(client, range):
    for attempt in range(3):
        try:
            return await client.load()
        except OSError:
            await asyncio.sleep(1)
