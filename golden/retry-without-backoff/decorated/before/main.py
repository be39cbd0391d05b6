import asyncio

import tenacity


@tenacity.retry(wait=tenacity.wait_exponential())
async def load(client):
    for attempt in range(2):
        try:
            return await client.load()
        except OSError:
            await asyncio.sleep(1)
