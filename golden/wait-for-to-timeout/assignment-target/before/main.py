import asyncio


async def store(items, client):
    items[await asyncio.wait_for(client.key(), 5)] = client.value()
