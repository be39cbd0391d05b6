import asyncio


async def ask(host):
    return await asyncio.open_connection(host, 80)


class Client:
    async def connect(self):
        self.reader, self.writer = await asyncio.open_connection(self.host, 80)

    async def start(self):
        async with asyncio.timeout(5):
            await self.connect()


async def main():
    await asyncio.wait_for(ask("localhost"), 5)
