import asyncio
import time
import functools
from abc import ABC, abstractmethod
from typing import overload, Iterator, Optional, AsyncIterator


def pause(n: float = 0.001) -> None:
    time.sleep(n)


async def pause_async(n: float = 0.001) -> None:
    await asyncio.sleep(n)


def retry(f):
    @functools.wraps(f)
    def wrapper(*args, **kwargs):
        pause()
        return f(*args, **kwargs)
    return wrapper


class Store(ABC):
    limit = 3

    @abstractmethod
    def read(self, key): ...

    @abstractmethod
    async def read_async(self, key): ...

    @staticmethod
    def name(x):
        pause()
        return "n" + x

    @staticmethod
    async def name_async(x):
        await pause_async()
        return "n" + x

    @classmethod
    async def make(cls, x):
        await pause_async()
        return cls()

    @property
    def size(self):
        pause()
        return 7

    @property
    async def size_async(self):
        await pause_async()
        return 7

    def all(self) -> Iterator[str]:
        for k in "ab":
            yield self.read(k)

    async def all_async(self) -> AsyncIterator[str]:
        for k in "ab":
            yield await self.read_async(k)

    def nested(self):
        def inner(k):
            pause()
            return self.read(k)
        return [inner(k) for k in "xy"]

    async def nested_async(self):
        async def inner(k):
            await pause_async()
            return await self.read_async(k)
        return [await inner(k) for k in "xy"]

    fetch = all


class Mem(Store):
    def __init__(self):
        self.data = {k: k.upper() for k in "abxy"}
        self.first = self.read("a")
        self.title = self.name("t")
        self.sz = self.size
        self.items = list(self.all())
        self.inn = self.nested()

    def read(self, key):
        """Reads."""
        pause()
        return self.data[key]

    async def read_async(self, key):
        """Reads."""
        await pause_async()
        return self.data[key]


@retry
def decorated(x):
    pause()
    return x * 2


def one(): pause(); return 1


async def one_async(): await pause_async(); return 1
