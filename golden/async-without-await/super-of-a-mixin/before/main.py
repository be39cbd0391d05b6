import asyncio


class Base:
    async def _setup(self):
        return ["base"]


class Mixin:
    async def _setup(self):
        return [*await super()._setup(), "mixin"]


class App(Mixin, Base):
    async def run(self):
        await asyncio.sleep(0)
        return await self._setup()


print(asyncio.run(App().run()))
