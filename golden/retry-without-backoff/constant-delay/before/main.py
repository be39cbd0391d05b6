import asyncio


async def load(client, url):
    for _ in range(5):
        try:
            return await client.load(url)
        except OSError:
            await asyncio.sleep(2)


async def connect(host):
    for attempt in range(1, 6):
        try:
            return await asyncio.open_connection(host, 80)
        except OSError as error:
            print(attempt, error)
            if attempt == 5:
                raise
            await asyncio.sleep(0.5)
