import asyncio


async def load(client, url):
    for attempt in range(5):
        try:
            return await client.load(url)
        except OSError:
            print("again")
        await asyncio.sleep(1)


async def save(client, url):
    for attempt in range(5):
        try:
            await client.save(url)
        except OSError:
            await asyncio.sleep(1)
        else:
            break
