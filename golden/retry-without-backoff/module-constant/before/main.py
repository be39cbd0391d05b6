import asyncio


DELAY = 3
SHORT = DELAY / 2


async def load(client, url):
    for attempt in range(5):
        try:
            return await client.load(url)
        except OSError:
            await asyncio.sleep(DELAY)


async def wait(client, url):
    while True:
        try:
            return await client.load(url)
        except OSError:
            await asyncio.sleep(SHORT)


async def sums(client, url):
    for attempt in range(5):
        try:
            return await client.load(url)
        except OSError:
            await asyncio.sleep(DELAY + 1)
