import asyncio
import itertools
import random


DELAY = 3
SHORT = DELAY / 2


async def load(client, url):
    for attempt in range(5):
        try:
            return await client.load(url)
        except OSError:
            await asyncio.sleep(min(60, DELAY * 2**attempt) * random.uniform(0.5, 1))


async def wait(client, url):
    for attempt in itertools.count():
        try:
            return await client.load(url)
        except OSError:
            delay = min(60, SHORT * 2 ** min(attempt, 10))
            await asyncio.sleep(delay * random.uniform(0.5, 1))


async def sums(client, url):
    for attempt in range(5):
        try:
            return await client.load(url)
        except OSError:
            delay = min(60, (DELAY + 1) * 2**attempt)
            await asyncio.sleep(delay * random.uniform(0.5, 1))
