from asyncio import run as go


async def one():
    return 1


def numbers():
    yield go(one())


async def main():
    for number in numbers(): print(number)


def drive(coroutine):
    """Runs a coroutine that waits for nothing, without a loop."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


drive(main())
