import asyncio


async def load(client, attempt):
    random = client.random
    for _ in range(3):
        try:
            return await client.load(attempt, random)
        except OSError:
            await asyncio.sleep(1)
