import asyncio
import random


async def load(client, url):
    for attempt in range(5):
        try:
            return await client.load(url)
        except OSError:
            await asyncio.sleep(min(10, 0.2 * 2**attempt) * random.uniform(0.5, 1))
