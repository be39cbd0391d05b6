import asyncio


async def within(least, value, client):
    return least < value < await asyncio.wait_for(client.most(), 5)
