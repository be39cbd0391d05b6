import asyncio


async def load(client, url):
    for attempt in range(5):
        try:
            return await client.load(url)
        except OSError:
            print("trying again in 5 seconds")
            await asyncio.sleep(5)
