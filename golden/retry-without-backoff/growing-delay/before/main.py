import asyncio
import random


async def doubled(client):
    delay = 1
    while True:
        try:
            return await client.load()
        except OSError:
            await asyncio.sleep(delay)
            delay *= 2


async def powers(client):
    for attempt in range(5):
        try:
            return await client.load()
        except OSError:
            await asyncio.sleep(2**attempt)


async def drawn(client):
    for attempt in range(5):
        try:
            return await client.load()
        except OSError:
            await asyncio.sleep(random.uniform(1, 2))


async def chosen(client, delays):
    for attempt in range(5):
        try:
            return await client.load()
        except OSError:
            await asyncio.sleep(delays[attempt])


class Client:
    async def load(self):
        while True:
            try:
                return await self.get()
            except OSError:
                await asyncio.sleep(self.delay)
                self.delay = min(self.delay * 2, 60)


async def by_backoff(client, backoff):
    for attempt in range(5):
        try:
            return await client.load()
        except OSError:
            await backoff.wait()
