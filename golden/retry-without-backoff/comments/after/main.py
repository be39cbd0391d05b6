import asyncio
import itertools
import random


async def load(client):
    for attempt in range(3):  # that is enough
        try:
            return await client.load()
        except OSError:
            # nobody is there
            print("again")  # and again
            await asyncio.sleep(min(60, 2**attempt) * random.uniform(0.5, 1))


async def save(client):
    for attempt in itertools.count():  # until it works
        try:
            return await client.save()
        except OSError:
            # nobody is there
            await asyncio.sleep(min(60, 2**attempt) * random.uniform(0.5, 1))
            continue  # trying
