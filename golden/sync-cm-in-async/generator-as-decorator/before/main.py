import asyncio
from contextlib import contextmanager


@contextmanager
def session():
    asyncio.run(asyncio.sleep(0))
    yield


@session()
def work():
    print("working")


async def main():
    with session():
        work()
