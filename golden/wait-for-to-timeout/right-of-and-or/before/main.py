import asyncio


async def get(cache, client):
    if cache.ready and await asyncio.wait_for(client.ready(), 5):
        return None
    return cache.value or await asyncio.wait_for(client.get(), 5)
