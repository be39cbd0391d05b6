import asyncio
from contextlib import contextmanager


@contextmanager
def quiet(enabled):
    if not enabled:
        yield
        return
    asyncio.run(asyncio.sleep(0))
    yield


async def main():
    with quiet(False):
        print("inside")


def drive(coroutine):
    """Runs a coroutine that waits for nothing, without a loop."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


drive(main())
