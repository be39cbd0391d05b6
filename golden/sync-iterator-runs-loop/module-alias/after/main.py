async def one():
    return 1


async def numbers():
    yield await one()


async def main():
    async for number in numbers(): print(number)


def drive(coroutine):
    """Runs a coroutine that waits for nothing, without a loop."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


drive(main())
