from connection import client


async def load(key):
    return await client.get(key)
