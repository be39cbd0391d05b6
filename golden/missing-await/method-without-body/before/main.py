import asyncio
from abc import ABC, abstractmethod


class Source(ABC):
    @abstractmethod
    async def rows(self):
        """Gives the rows, one after the other."""

    async def print(self):
        async for row in self.rows():
            print(row)


def make(base):
    class Rows(base):
        async def rows(self):
            yield 1

    return Rows()


asyncio.run(make(Source).print())
