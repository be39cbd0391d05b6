import asyncio


async def fetch(value=1):
    return value


async def main():
    value = await (
        # the one that matters
        fetch(
            4,
        )  # of several
    )
    return value


def drive(coroutine):
    """Runs a coroutine that waits for nothing, without a loop."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


print(drive(main()))
