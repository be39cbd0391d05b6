from streams import open_connection


class Connector:
    async def open_connection(self, host):
        return host

    async def start(self, asyncio):
        await self.open_connection("a")
        await asyncio.open_connection("b")


async def main(host):
    await open_connection(host)
