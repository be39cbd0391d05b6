async def fetch(number):
    return [number] * number


async def pages():
    for number in range(3):
        yield await fetch(number)


async def lengths():
    async for page in pages():
        yield len(page)


async def main():
    print([length async for length in lengths()])


def drive(coroutine):
    """Runs a coroutine that waits for nothing, without a loop."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


drive(main())
