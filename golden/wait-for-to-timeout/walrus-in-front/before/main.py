import asyncio


async def show(n, client):
    print(n, (n := 1), await asyncio.wait_for(client.first(), 5), await client.second())
