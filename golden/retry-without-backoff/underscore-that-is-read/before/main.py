import asyncio


async def load(client, url):
    for _ in range(3):
        try:
            return await client.load(url)
        except OSError:
            print("failed", _)
            await asyncio.sleep(1)
