async def fetch(number):
    return [number] * number


async def pages():
    for number in range(3):
        yield await fetch(number)


async def main():
    async for page in pages():
        print(page)


def drive(coroutine):
    """Runs a coroutine that waits for nothing, without a loop."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


drive(main())
