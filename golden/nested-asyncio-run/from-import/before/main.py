from asyncio import run, sleep


async def fetch():
    return sleep.__name__


async def main():
    return run(fetch())


def drive(coroutine):
    """Runs a coroutine that waits for nothing, without a loop."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


print(drive(main()))
