import asyncio


async def fetch(value=1):
    return value


async def main():
    seen = 0
    while asyncio.run(fetch(seen < 2)):
        seen += 1
    return seen


def drive(coroutine):
    """Runs a coroutine that waits for nothing, without a loop."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


print(drive(main()))
