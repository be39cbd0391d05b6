import asyncio
from contextlib import contextmanager


def inner():
    yield 1


@contextmanager
def session():
    asyncio.run(asyncio.sleep(0))
    yield from inner()


async def main():
    with session() as value:
        print(value)
