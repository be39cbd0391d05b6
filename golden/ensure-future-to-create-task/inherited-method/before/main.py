import asyncio


class Base:
    async def ping(self):
        return "ping"


class Mixin:
    pass


class Client(Mixin, Base):
    async def run(self):
        task = asyncio.ensure_future(self.ping())
        print(await task)


asyncio.run(Client().run())
