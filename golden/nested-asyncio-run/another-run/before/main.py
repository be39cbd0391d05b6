import asyncio


async def fetch(value=1):
    return value


def run(value):
    value.close()
    return "mine"


async def main():
    return run(fetch())


def drive(coroutine):
    """Runs a coroutine that waits for nothing, without a loop."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


print(drive(main()))
