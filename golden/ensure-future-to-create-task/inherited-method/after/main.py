import asyncio


class Base:
    async def ping(self):
        return "ping"


class Mixin:
    pass


class Client(Mixin, Base):
    async def run(self):
        task = asyncio.create_task(self.ping())
        print(await task)


asyncio.run(Client().run())
