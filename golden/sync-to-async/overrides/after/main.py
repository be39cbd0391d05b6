import abc
import asyncio

import net


class Source(abc.ABC):
    @abc.abstractmethod
    async def load(self): ...

    async def show(self):
        print(await self.load())


class Remote(Source):
    async def load(self):
        return await net.read("remote")


class Fixed(Source):
    async def load(self):
        return "fixed"


class Cached(Remote):
    async def load(self):
        return "cached " + await super().load()


async def main():
    for source in (Remote(), Fixed(), Cached()):
        await source.show()


asyncio.run(main())
