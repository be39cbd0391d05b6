import asyncio


async def fetch(value=1):
    return value


async def main():
    asyncio.run(fetch())  # wait for it
    return "done"


def drive(coroutine):
    """Runs a coroutine that waits for nothing, without a loop."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


print(drive(main()))
