import asyncio


async def fetch(value=1):
    return value


try:
    from asyncio import run
except ImportError:
    from trio import run


async def main():
    return run(fetch())


def drive(coroutine):
    """Runs a coroutine that waits for nothing, without a loop."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


print(drive(main()))
