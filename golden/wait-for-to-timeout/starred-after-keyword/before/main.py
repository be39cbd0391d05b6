import asyncio


async def call(handler, client, rest):
    handler(first=client.first(), *await asyncio.wait_for(client.rest(), 5))
