import asyncio
import random


async def load(client, url):
    for attempt in range(5):
        try:
            return await client.load(url)
        except OSError:
            await asyncio.sleep(min(60, 2 * 2**attempt) * random.uniform(0.5, 1))


async def connect(host):
    for attempt in range(1, 6):
        try:
            return await asyncio.open_connection(host, 80)
        except OSError as error:
            print(attempt, error)
            if attempt == 5:
                raise
            delay = min(60, 0.5 * 2 ** (attempt - 1))
            await asyncio.sleep(delay * random.uniform(0.5, 1))
