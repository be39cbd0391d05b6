import asyncio
from contextlib import asynccontextmanager


@asynccontextmanager
async def quiet(enabled):
    if not enabled:
        yield
        return
    await asyncio.sleep(0)
    yield


async def main():
    async with quiet(False):
        print("inside")


def drive(coroutine):
    """Runs a coroutine that waits for nothing, without a loop."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


drive(main())
