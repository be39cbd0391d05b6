import asyncio
from contextlib import contextmanager


@contextmanager
def session():
    yield asyncio.run(asyncio.sleep(0, 1))


async def main():
    with session() as value:
        print(value)


def drive(coroutine):
    """Runs a coroutine that waits for nothing, without a loop."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


drive(main())
