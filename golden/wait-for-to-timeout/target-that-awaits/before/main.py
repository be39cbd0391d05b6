import asyncio


async def add(items, client):
    items[await client.key()] += await asyncio.wait_for(client.value(), 5)
