import asyncio


async def run(client):
    try:
        client.start()
    except await asyncio.wait_for(client.errors(), 5):
        pass
