import asyncio


async def load(client, url):
    for attempt in range(5):
        try:
            return await client.load(url)
        except OSError:
            await asyncio.sleep(0)
