import asyncio
import time


async def first(client):
    for _ in range(5):
        await asyncio.sleep(1)
        try:
            return await client.load()
        except OSError:
            print("again")


async def blocking(client):
    for _ in range(5):
        try:
            return await client.load()
        except OSError:
            time.sleep(1)


class Client:
    async def load(self):
        for _ in range(5):
            try:
                return await self.get()
            except OSError:
                await self.sleep(1)
