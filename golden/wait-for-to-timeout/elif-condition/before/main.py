import asyncio


async def choose(client, cached):
    if cached:
        return cached
    elif await asyncio.wait_for(client.is_ready(), 5):
        return client
