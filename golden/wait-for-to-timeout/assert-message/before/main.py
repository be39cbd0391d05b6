import asyncio


async def check(client, ok):
    assert ok, await asyncio.wait_for(client.explain(), 5)
