import asyncio


async def fetch(value=1):
    return value


async def main():
    first = asyncio.run(fetch() if True else fetch(2))
    return first, asyncio.run(None or fetch(3))


def drive(coroutine):
    """Runs a coroutine that waits for nothing, without a loop."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


print(drive(main()))
