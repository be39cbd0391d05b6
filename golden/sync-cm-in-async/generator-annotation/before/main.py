import asyncio
from collections.abc import Generator
from contextlib import contextmanager


async def number():
    return 7


@contextmanager
def lucky() -> Generator[int, None, None]:
    yield asyncio.run(number())


async def main():
    with lucky() as value:
        print(value)


def drive(coroutine):
    """Runs a coroutine that waits for nothing, without a loop."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


drive(main())
