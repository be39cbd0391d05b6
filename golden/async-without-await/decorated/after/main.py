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
    def now():
        return 12

    @classmethod
    def name(cls):
        return cls.__name__

    @final
    def both(self):
        return self.now(), self.name()

    @property
    async def zone(self):
        return "UTC"


async def main():
    clock = _Clock()
    print(await _traced(), _Clock.now(), clock.name(), clock.both(), await clock.zone)
    await asyncio.sleep(0)


asyncio.run(main())
