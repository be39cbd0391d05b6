import asyncio


class Client:
    async def load(self, url):
        for attempt in range(5):
            try:
                return await self.get(url)
            except OSError:
                await asyncio.sleep(self.delay)


async def load(client, url, delay):
    for attempt in range(5):
        try:
            return await client.load(url)
        except OSError:
            await asyncio.sleep(delay)
