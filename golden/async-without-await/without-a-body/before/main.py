import asyncio
from abc import ABC, abstractmethod


class Hook(ABC):
    @abstractmethod
    async def _before(self): ...

    async def _after(self):
        """Called when all is done."""

    async def _failed(self):
        raise NotImplementedError

    async def _reset(self):
        pass

    async def run(self):
        await self._before()
        await self._after()
        await self._reset()
        return "done"


class Quiet(Hook):
    async def _before(self):
        print("before")


print(asyncio.run(Quiet().run()))
