import asyncio


async def get(cached, client):
    value = await asyncio.wait_for(client.get(), 5) if cached is None else cached
    return value if value else await asyncio.wait_for(client.default(), 5)
