import asyncio


async def build(client):
    @(await asyncio.wait_for(client.decorator(), 5))
    def handle(limit=await asyncio.wait_for(client.limit(), 5)):
        return limit

    return handle
