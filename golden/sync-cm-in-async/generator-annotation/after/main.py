from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager


async def number():
    return 7


@asynccontextmanager
async def lucky() -> AsyncGenerator[int, None]:
    yield await number()


async def main():
    async with lucky() as value:
        print(value)


def drive(coroutine):
    """Runs a coroutine that waits for nothing, without a loop."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


drive(main())
