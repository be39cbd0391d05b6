import asyncio as aio


async def fetch():
    return 1


async def main():
    return aio.run(fetch())


def drive(coroutine):
    """Runs a coroutine that waits for nothing, without a loop."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


print(drive(main()))
