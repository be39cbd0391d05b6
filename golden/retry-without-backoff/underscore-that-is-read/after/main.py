import asyncio
import random


async def load(client, url):
    for _ in range(3):
        try:
            return await client.load(url)
        except OSError:
            print("failed", _)
            await asyncio.sleep(min(60, 2**_) * random.uniform(0.5, 1))
