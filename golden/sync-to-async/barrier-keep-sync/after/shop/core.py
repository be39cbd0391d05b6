import asyncio
import time
from contextlib import asynccontextmanager, contextmanager

__all__ = ["load", "load_async", "pages", "pages_async", "Base"]


def load(name):
    """Loads."""
    time.sleep(0.01)
    return name.upper()


async def load_async(name):
    """Loads."""
    await asyncio.sleep(0.01)
    return name.upper()


def pages(n):
    for i in range(n):
        yield load(str(i))


async def pages_async(n):
    for i in range(n):
        yield await load_async(str(i))


@contextmanager
def opened(name):
    yield load(name)


@asynccontextmanager
async def opened_async(name):
    yield await load_async(name)


class Base:
    def get(self, x):
        return load(x)

    async def get_async(self, x):
        return await load_async(x)

    def __enter__(self):
        load("enter")
        return self

    async def __aenter__(self):
        await load_async("enter")
        return self

    def __exit__(self, *args):
        load("exit")

    async def __aexit__(self, *args):
        await load_async("exit")


class Sub(Base):
    def get(self, x):
        return super().get(x) + "!"

    async def get_async(self, x):
        return await super().get_async(x) + "!"
