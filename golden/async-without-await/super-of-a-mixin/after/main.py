import asyncio


class Base:
    def _setup(self):
        return ["base"]


class Mixin:
    def _setup(self):
        return [*super()._setup(), "mixin"]


class App(Mixin, Base):
    async def run(self):
        await asyncio.sleep(0)
        return self._setup()


print(asyncio.run(App().run()))
