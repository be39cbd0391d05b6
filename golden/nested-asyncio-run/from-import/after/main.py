from asyncio import sleep


async def fetch():
    return sleep.__name__


async def main():
    return await fetch()


def drive(coroutine):
    """Runs a coroutine that waits for nothing, without a loop."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


print(drive(main()))
