import asyncio
import functools
from typing import final


def logged(function):
    @functools.wraps(function)
    async def inner(*args):
        print("call", function.__name__)
        return await function(*args)

    return inner


@logged
async def _traced():
    return 1


class _Clock:
    @staticmethod
    async def now():
        return 12

    @classmethod
    async def name(cls):
        return cls.__name__

    @final
    async def both(self):
        return await self.now(), await self.name()

    @property
    async def zone(self):
        return "UTC"


async def main():
    clock = _Clock()
    print(await _traced(), await _Clock.now(), await clock.name(), await clock.both(), await clock.zone)
    await asyncio.sleep(0)


asyncio.run(main())
